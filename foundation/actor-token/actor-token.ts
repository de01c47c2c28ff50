import { createLocalJWKSet, createRemoteJWKSet, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from "jose";
import type { JWK, JWTVerifyGetKey } from "jose";

const algorithm = "EdDSA";
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
  sign(claims: ActorClaims): Promise<string>;
  /** What stands at `/.well-known/jwks.json`. */
  jwks: { keys: JWK[] };
}

/** Verifies such a token: its subject, or an error. */
export type VerifyActorToken = (token: string, audience: string) => Promise<string>;

/** A signer with this private Ed25519 key (a JWK as JSON), or with one that lives as long as the process. */
export async function createActorTokenSigner(privateJwk?: string): Promise<ActorTokenSigner> {
  const privateKey = privateJwk
    ? await importJWK(JSON.parse(privateJwk) as JWK, algorithm, { extractable: true })
    : (await generateKeyPair(algorithm, { extractable: true })).privateKey;
  const { kty, crv, x } = await exportJWK(privateKey);
  const publicKey: JWK = { kty, crv, x, kid: keyId, alg: algorithm, use: "sig" };
  return {
    jwks: { keys: [publicKey] },
    sign: ({ subject, audience, scopes }) =>
      new SignJWT({ scope: [...scopes].join(" ") })
        .setProtectedHeader({ alg: algorithm, kid: keyId })
        .setSubject(subject)
        .setAudience(audience)
        .setIssuer(issuer)
        .setIssuedAt()
        .setExpirationTime(`${String(lifetimeSeconds)}s`)
        .sign(privateKey),
  };
}

const verifierOf =
  (keys: JWTVerifyGetKey): VerifyActorToken =>
  async (token, audience) => {
    const options = {
      audience,
      issuer,
      algorithms: [algorithm],
      requiredClaims: ["sub", "exp"],
      maxTokenAge: lifetimeSeconds,
    };
    const { payload } = await jwtVerify(token, keys, options);
    return payload.sub as string;
  };

/** Trusts the keys at this address, fetched when first needed and again when an unknown one appears. */
export const verifyByJwksUrl = (url: URL): VerifyActorToken => verifierOf(createRemoteJWKSet(url));

/** Trusts exactly these keys. */
export const verifyByJwks = (jwks: { keys: JWK[] }): VerifyActorToken => verifierOf(createLocalJWKSet(jwks));
