import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import type { Configuration, Provider } from "oidc-provider";
import { answerInteraction } from "./interaction.js";
import type { Person } from "./people.js";

export interface ProviderOptions {
  port?: number;
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
  /** Read at each sign-in, so that their claims may change. */
  people: readonly Person[];
  /** Claims come by userinfo alone, as OpenID Connect has it, or (false) in the ID token too. */
  isByUserinfoAlone?: boolean;
}

/** A real OpenID provider on this machine. */
export interface RunningProvider {
  issuer: string;
  /** The key that it signs with, for tests that sign on its behalf. */
  signingKey(): JWK;
  /** Signs with a new key from now on; what it signed before is worth nothing. */
  rotate(): Promise<void>;
  /** Answers requests itself, where it says so, in place of the provider. */
  intercept(answer: ((request: IncomingMessage, response: ServerResponse) => boolean) | null): void;
  close(): Promise<void>;
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: "RS256", use: "sig", kid: randomBytes(8).toString("hex") };
}

/** The library warns of versions of Node that it is not tested with, on the screen of whoever tries the demo. */
async function quietly<Made>(make: () => Promise<Made>): Promise<Made> {
  const { warn, info } = console;
  console.warn = console.info = () => undefined;
  try {
    return await make();
  } finally {
    Object.assign(console, { warn, info });
  }
}

const clientOf = ({ clientId, clientSecret, redirectUris }: ProviderOptions) => ({
  client_id: clientId,
  client_secret: clientSecret,
  redirect_uris: redirectUris,
  grant_types: ["authorization_code", "refresh_token"],
  response_types: ["code" as const],
});

function configurationOf(options: ProviderOptions, key: JWK): Configuration {
  const { people } = options;
  return {
    clients: [clientOf(options)],
    jwks: { keys: [key] as never },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: {
      openid: ["sub"],
      profile: ["name", "preferred_username"],
      email: ["email", "email_verified"],
      groups: ["memberOf", "_claim_names", "roles"],
    },
    scopes: ["openid", "profile", "email", "groups", "offline_access"],
    conformIdTokenClaims: options.isByUserinfoAlone ?? false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    // Said, or the library tells whoever reads the terminal that it is not.
    ttl: {
      Interaction: 600,
      Grant: 86_400,
      Session: 86_400,
      AccessToken: 3_600,
      RefreshToken: 86_400,
      IdToken: 86_400,
      AuthorizationCode: 60,
    },
    pkce: { required: () => true },
    issueRefreshToken: (_, client) => client.grantTypeAllowed("refresh_token"),
    findAccount: (_, sub) => {
      const found = people.find((person) => person.sub === sub);
      return found && { accountId: sub, claims: () => ({ ...found }) };
    },
  };
}

const createProvider = (issuer: string, options: ProviderOptions, key: JWK): Promise<Provider> =>
  quietly(async () => {
    const { Provider: OpenIdProvider } = await import("oidc-provider");
    return new OpenIdProvider(issuer, configurationOf(options, key));
  });

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** Starts an OpenID provider whose page for signing in is a list of its people: a click, and one is them. */
export async function startProvider(options: ProviderOptions): Promise<RunningProvider> {
  let key = await newKey();
  let intercept: ((request: IncomingMessage, response: ServerResponse) => boolean) | null = null;
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => void response.end();
  const server = createServer((request, response) => {
    if (!intercept?.(request, response)) answer(request, response);
  });
  const issuer = await listen(server, options.port ?? 0);
  const install = async () => {
    const provider = await createProvider(issuer, options, key);
    const callback = provider.callback();
    answer = (request, response) => {
      if (request.url?.startsWith("/interaction/"))
        void answerInteraction(provider, options.people, { request, response });
      else void callback(request, response);
    };
  };
  await install();
  return {
    issuer,
    signingKey: () => key,
    async rotate() {
      key = await newKey();
      await install();
    },
    intercept(next) {
      intercept = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
