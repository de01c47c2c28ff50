import { createHash, randomBytes, randomUUID } from "node:crypto";
import { importJWK, SignJWT, type JWTPayload } from "jose";
import type { Person } from "../../scripts/identity-provider/people.js";
import { startProvider, type RunningProvider } from "../../scripts/identity-provider/provider.js";
import { createBrowser, type Browser, type Page } from "./browser.js";
import type { GraphUnderTest } from "./graph-under-test.js";

const clientId = "orgplane";
const clientSecret = "a-secret-that-nobody-may-read";
const elsewhere = "http://127.0.0.1:9/cli";

/** A real provider, known to the graph. */
export interface OpenIdUnderTest extends RunningProvider {
  providerId: string;
  clientSecret: string;
  /** Mutable: what the provider says of them from now on. */
  people: Person[];
  /** Signs in at the graph by browser, as this person. */
  browse(sub: string, browser?: Browser): Promise<Page & { browser: Browser }>;
  /** An ID token of the provider's, by the code flow of another client of the same id. */
  idTokenOf(sub: string): Promise<string>;
  /** A token that the test signs with the provider's key, and may get wrong. */
  sign(claims: JWTPayload, options?: { alg?: string; kid?: string }): Promise<string>;
}

export const originOf = ({ endpoint }: GraphUnderTest): string => new URL(endpoint).origin;

const create = `mutation ($input: CreateIdentityProviderInput!) { createIdentityProvider(input: $input) {
  identityProvider { id } userErrors { code path message } } }`;

async function exchange(issuer: string, code: string, verifier: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}` },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      code_verifier: verifier,
      redirect_uri: elsewhere,
    }),
  });
  const tokens = (await response.json()) as { id_token: string };
  return tokens.id_token;
}

async function codeFlow(issuer: string, sub: string): Promise<string> {
  const browser = createBrowser();
  const verifier = randomBytes(32).toString("base64url");
  const parameters = new URLSearchParams({
    client_id: clientId,
    response_type: "code",
    redirect_uri: elsewhere,
    scope: "openid profile email groups",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const stopAt = /^http:\/\/127\.0\.0\.1:9\//;
  const page = await browser.open(`${issuer}/auth?${parameters.toString()}`, { stopAt });
  const back = await browser.open(page.url, { form: { sub }, stopAt });
  return exchange(issuer, new URL(back.url).searchParams.get("code") ?? "", verifier);
}

export interface OpenIdOptions {
  people: Person[];
  isByUserinfoAlone?: boolean;
  name?: string;
  input?: object;
}

/** Starts a provider and adds it to the graph. */
export async function openIdFor(graph: GraphUnderTest, options: OpenIdOptions): Promise<OpenIdUnderTest> {
  const { people, name = "Test", input = {} } = options;
  const redirectUris = [`${originOf(graph)}/auth/callback`, elsewhere];
  const provider = await startProvider({ ...options, clientId, clientSecret, redirectUris });
  const scopes = ["openid", "profile", "email", "groups", "offline_access"];
  const given = { name, issuer: provider.issuer, clientId, clientSecret, scopes, ...input };
  const { data, errors } = await graph.as(graph.world.owner).run(create, { input: given });
  const providerId = data?.["createIdentityProvider"]?.identityProvider?.id as string;
  if (!providerId) throw new Error(JSON.stringify({ data, errors }));
  return {
    ...provider,
    providerId,
    clientSecret,
    people,
    async browse(sub, browser = createBrowser()) {
      const page = await browser.open(`${originOf(graph)}/auth/${providerId}/login`);
      const done = page.url.startsWith(provider.issuer) ? await browser.open(page.url, { form: { sub } }) : page;
      return { ...done, browser };
    },
    idTokenOf: (sub) => codeFlow(provider.issuer, sub),
    async sign(claims, { alg = "RS256", kid } = {}) {
      const key = provider.signingKey();
      const now = Math.floor(graph.clock.now().getTime() / 1_000);
      const payload = { iss: provider.issuer, aud: clientId, iat: now, exp: now + 300, jti: randomUUID(), ...claims };
      const header = { alg, kid: kid ?? key.kid! };
      return new SignJWT(payload).setProtectedHeader(header).sign(await importJWK(key, alg));
    },
  };
}
