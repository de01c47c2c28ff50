import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JWK, type JWTVerifyGetKey } from "jose";
import { macBy } from "./mac.js";
import type { SubgraphSecrets } from "./subgraph-secrets.js";

const algorithm = "EdDSA";
const sharedAlgorithm = "HS256";
/** How long a token is good for. */
export const lifetimeSeconds = 60;
const issuer = "orgplane-gateway";
const keyId = "actor";

/** What a token says of who asks. */
export interface ActorClaims {
  /** The global id of a user, of the access token that they act by, of a provisioner key, or of a workspace proxy. */
  subject: string;
  /** Names of the subgraphs that may take it. */
  audience: string | string[];
  /** What they could hold anywhere: for routers, which know nothing of roles. Subgraphs decide by the subject alone. */
  scopes: ReadonlySet<string>;
}

/** Signs who a request comes from, for the subgraphs that it goes to. */
export interface ActorTokenSigner {
  /** A JWT of a minute's life, with `sub`, `aud` and a space-separated `scope`. */
  sign(claims: ActorClaims): string;
  /** Is a token for this subgraph a signed one, which is worth keeping, or one with a MAC, which is made in no time? */
  isSignedFor(subgraph: string): boolean;
  /** What stands at `/.well-known/jwks.json`. */
  jwks: { keys: JWK[] };
}

/** Verifies such a token: its subject, or an error. */
export type VerifyActorToken = (token: string, audience: string) => Promise<string>;

function readKey(privateJwk: string): KeyObject {
  const key = createPrivateKey({ key: JSON.parse(privateJwk) as JWK, format: "jwk" });
  if (key.asymmetricKeyType !== "ed25519") throw new Error("the key of actor tokens is no Ed25519 key");
  return key;
}

const encode = (text: string): string => Buffer.from(text).toString("base64url");

/** The encoded start of a second's claims. */
interface Start {
  issuedAt: number;
  text: string;
}

const startsByScopes = new WeakMap<ReadonlySet<string>, Map<string, Start>>();

/** As base64url, with as much white space as it takes to encode what follows for itself. */
const encodeStart = (text: string): string => encode(text + " ".repeat((3 - (Buffer.byteLength(text) % 3)) % 3));

function writeStart({ scopes, audience: aud }: ActorClaims, iat: number): string {
  const claims = { scope: [...scopes].join(" "), aud, iss: issuer, iat, exp: iat + lifetimeSeconds };
  return encodeStart(`${JSON.stringify(claims).slice(0, -1)},`);
}

/**
 * The part of the claims that is the same for all who hold the same and ask the same subgraph in the same second, which is most of them: encoded
 * once. Of lists of subgraphs, which clients make, none is kept.
 */
function startOf(claims: ActorClaims): string {
  const issuedAt = Math.floor(Date.now() / 1_000);
  const { scopes, audience } = claims;
  if (typeof audience !== "string") return writeStart(claims, issuedAt);
  const starts = startsByScopes.get(scopes) ?? new Map<string, Start>();
  const known = starts.get(audience);
  if (known?.issuedAt === issuedAt) return known.text;
  const text = writeStart(claims, issuedAt);
  starts.set(audience, { issuedAt, text });
  startsByScopes.set(scopes, starts);
  return text;
}

const sharedHeader = encode(JSON.stringify({ alg: sharedAlgorithm }));

const payloadOf = (claims: ActorClaims): string => startOf(claims) + encode(`"sub":${JSON.stringify(claims.subject)}}`);

export interface SigningKeys {
  /** A private Ed25519 key (a JWK as JSON); without it one is made that lives as long as the process. */
  privateJwk?: string | undefined;
  /** What is meant for one of these alone has a MAC by its secret in place of a signature: an eighth of the work here, half of it there. */
  secrets?: SubgraphSecrets;
}

/** Signs by keys of the gateway's. */
export function createActorTokenSigner({ privateJwk, secrets = new Map() }: SigningKeys = {}): ActorTokenSigner {
  const macs = new Map(Array.from(secrets, ([subgraph, secret]) => [subgraph, macBy(secret)]));
  const key = privateJwk === undefined ? generateKeyPairSync("ed25519").privateKey : readKey(privateJwk);
  const { kty, crv, x } = key.export({ format: "jwk" }) as JWK;
  const header = encode(JSON.stringify({ alg: algorithm, kid: keyId }));
  return {
    jwks: { keys: [{ kty, crv, x, kid: keyId, alg: algorithm, use: "sig" }] },
    isSignedFor: (subgraph) => !macs.has(subgraph),
    sign(claims) {
      const payload = payloadOf(claims);
      const mac = typeof claims.audience === "string" ? macs.get(claims.audience) : undefined;
      if (mac) {
        const signed = `${sharedHeader}.${payload}`;
        return `${signed}.${mac(signed)}`;
      }
      const signed = `${header}.${payload}`;
      // Here and now: by a thread it costs twice as much CPU.
      return `${signed}.${sign(null, Buffer.from(signed), key).toString("base64url")}`;
    },
  };
}

/** By the algorithm that a token names, which is no choice of its sender's: each has keys that are of no use with another. */
const verifierOf =
  (keys: JWTVerifyGetKey, secret?: KeyObject): VerifyActorToken =>
  async (token, audience) => {
    const options = {
      audience,
      issuer,
      algorithms: secret ? [algorithm, sharedAlgorithm] : [algorithm],
      requiredClaims: ["sub", "exp"],
      maxTokenAge: lifetimeSeconds,
    };
    const keyOf: JWTVerifyGetKey = (header, input) =>
      secret && header.alg === sharedAlgorithm ? secret : keys(header, input);
    const { payload } = await jwtVerify(token, keyOf, options);
    return payload.sub as string;
  };

/** Trusts the keys at this address, fetched when first needed and again when an unknown one appears; and the secret, where there is one. */
export const verifyByJwksUrl = (url: URL, secret?: KeyObject): VerifyActorToken =>
  verifierOf(createRemoteJWKSet(url), secret);

/** Trusts exactly these keys, and the secret, where there is one. */
export const verifyByJwks = (jwks: { keys: JWK[] }, secret?: KeyObject): VerifyActorToken =>
  verifierOf(createLocalJWKSet(jwks), secret);
