import * as client from "openid-client";
import type { Clock } from "../../../../foundation/clock/clock.js";
import { isSafeIssuer } from "../../rules/providers/faults-of-provider.js";
import type { Claims } from "../../rules/sync/read-claim.js";
import { createKeySets } from "./key-sets.js";
import { inWords, OpenIdRefusal } from "./open-id-refusal.js";
import { verifyIdToken } from "./verify-id-token.js";

/** What is asked of a provider, with its secret open. */
export interface OpenIdClient {
  issuer: string;
  clientId: string;
  clientSecret: string | null;
  scopes: readonly string[];
}

/** A browser on its way. */
export interface Journey {
  redirectUri: string;
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** What a provider says of whoever signed in; the refresh token where it gave one. */
export interface Grant {
  idToken: Claims;
  userinfo: Claims;
  refreshToken: string | null;
}

/** Speaks OpenID Connect. Discovery and keys are kept for a while; whatever a provider refuses or gets wrong is an OpenIdRefusal. */
export interface OpenId {
  /** Asks the provider for its configuration anew. */
  discover(of: OpenIdClient): Promise<void>;
  urlFor(of: OpenIdClient, journey: Journey): Promise<URL>;
  /** The end of a browser's journey: the code for tokens. */
  finish(of: OpenIdClient, callback: URL, journey: Journey): Promise<Grant>;
  /** New claims of somebody whose session the provider renews; its ID token is empty where it sends none. */
  refresh(of: OpenIdClient, session: Renewal): Promise<Grant>;
  /** The claims of an ID token that is this provider's, for this client, and at most five minutes old. */
  verify(of: OpenIdClient, idToken: string): Promise<Claims>;
}

const timeoutSeconds = 5;
const keepForMs = 60 * 60_000;

async function discover({ issuer, clientId, clientSecret }: OpenIdClient): Promise<client.Configuration> {
  const url = new URL(issuer);
  const execute: ((configuration: client.Configuration) => void)[] = [];
  // A provider on this machine alone: see isSafeIssuer.
  if (url.protocol === "http:" && isSafeIssuer(url)) execute.push(client.allowInsecureRequests);
  const authentication = clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret);
  const configuration = await client.discovery(url, clientId, undefined, authentication, {
    execute,
    timeout: timeoutSeconds,
  });
  const { authorization_endpoint, token_endpoint, jwks_uri } = configuration.serverMetadata();
  if (authorization_endpoint && token_endpoint && jwks_uri) return configuration;
  throw new OpenIdRefusal("Its configuration lacks an authorization, token or key endpoint.");
}

/** Claims that userinfo adds; a provider may have none. */
async function readUserinfo(
  configuration: client.Configuration,
  accessToken: string,
  subject: string,
): Promise<Claims> {
  if (!configuration.serverMetadata().userinfo_endpoint) return {};
  return client.fetchUserInfo(configuration, accessToken, subject);
}

type Tokens = Awaited<ReturnType<typeof client.authorizationCodeGrant>>;
type KeySets = ReturnType<typeof createKeySets>;

/** A provider that was discovered, and the keys by which its signatures are verified. */
interface Known {
  of: OpenIdClient;
  configuration: client.Configuration;
  keySets: KeySets;
  now: Date;
}

/** Also what came from the provider directly is verified by its signature, with keys that may rotate at any time. */
function verified({ of, configuration, keySets, now }: Known, idToken: string, isFromClient = false): Promise<Claims> {
  const { issuer, jwks_uri } = configuration.serverMetadata();
  return verifyIdToken(idToken, { issuer, clientId: of.clientId, keys: keySets(jwks_uri ?? ""), now, isFromClient });
}

async function grantOf(known: Known, tokens: Tokens): Promise<Grant> {
  if (tokens.id_token === undefined) throw new OpenIdRefusal("The provider sent no ID token.");
  const idToken = await verified(known, tokens.id_token);
  const userinfo = await readUserinfo(known.configuration, tokens.access_token, String(idToken["sub"]));
  return { idToken, userinfo, refreshToken: tokens.refresh_token ?? null };
}

type Ask = (of: OpenIdClient) => Promise<client.Configuration>;

/** Configurations of providers, each kept for a while; one that could not be read is asked for again. */
function createConfigurations(clock: Clock): Ask {
  const known = new Map<string, { configuration: Promise<client.Configuration>; at: number }>();
  return (of) => {
    const key = JSON.stringify([of.issuer, of.clientId, of.clientSecret]);
    const found = known.get(key);
    if (found && clock.now().getTime() - found.at < keepForMs) return found.configuration;
    const configuration = discover(of);
    known.set(key, { configuration, at: clock.now().getTime() });
    configuration.catch(() => known.delete(key));
    return configuration;
  };
}

const urlFor = async (configuration: client.Configuration, of: OpenIdClient, journey: Journey): Promise<URL> =>
  client.buildAuthorizationUrl(configuration, {
    redirect_uri: journey.redirectUri,
    scope: of.scopes.join(" "),
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(journey.codeVerifier),
    code_challenge_method: "S256",
  });

async function finish(known: Known, callback: URL, journey: Journey): Promise<Grant> {
  const { state, nonce, codeVerifier } = journey;
  const checks = { pkceCodeVerifier: codeVerifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  return grantOf(known, await client.authorizationCodeGrant(known.configuration, callback, checks));
}

/** A session as its provider knows it. */
interface Renewal {
  refreshToken: string;
  subject: string;
}

async function refresh(known: Known, { refreshToken, subject }: Renewal): Promise<Grant> {
  const tokens = await client.refreshTokenGrant(known.configuration, refreshToken);
  const idToken = tokens.id_token === undefined ? {} : await verified(known, tokens.id_token);
  if (idToken["sub"] !== undefined && idToken["sub"] !== subject) {
    throw new OpenIdRefusal("The provider renewed the session of somebody else.");
  }
  const userinfo = await readUserinfo(known.configuration, tokens.access_token, subject);
  return { idToken, userinfo, refreshToken: tokens.refresh_token ?? refreshToken };
}

const refusing = <Result>(work: () => Promise<Result>): Promise<Result> =>
  work().catch((error: unknown) => {
    throw inWords(error);
  });

/** A client of providers; `clock` says how old what is kept has become. */
export function createOpenId(clock: Clock): OpenId {
  const ask = createConfigurations(clock);
  const keySets = createKeySets(clock);
  const known = async (of: OpenIdClient): Promise<Known> => {
    return { of, configuration: await ask(of), keySets, now: clock.now() };
  };
  return {
    discover: (of) => refusing(async () => void (await discover(of))),
    urlFor: (of, journey) => refusing(async () => urlFor(await ask(of), of, journey)),
    finish: (of, callback, journey) => refusing(async () => finish(await known(of), callback, journey)),
    refresh: (of, session) => refusing(async () => refresh(await known(of), session)),
    verify: (of, idToken) => refusing(async () => verified(await known(of), idToken, true)),
  };
}
