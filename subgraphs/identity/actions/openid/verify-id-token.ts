import { jwtVerify, type JWTVerifyGetKey } from "jose";
import type { Claims } from "../../rules/sync/read-claim.js";
import { OpenIdRefusal } from "./open-id-refusal.js";

export interface Expected {
  issuer: string;
  clientId: string;
  keys: JWTVerifyGetKey;
  now: Date;
  /** Whoever could have kept it must be quick; what the provider has just sent itself is new. */
  isFromClient: boolean;
}

/** Signatures by a published key; what is signed by a shared secret, or not at all, is nobody's. */
const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];
const toleranceSeconds = 10;

/** The claims of an ID token that this provider signed, for this client, and at most five minutes ago where a client brings it. */
export async function verifyIdToken(
  idToken: string,
  { issuer, clientId, keys, now, isFromClient }: Expected,
): Promise<Claims> {
  const { payload } = await jwtVerify(idToken, keys, {
    issuer,
    audience: clientId,
    algorithms,
    currentDate: now,
    ...(isFromClient && { maxTokenAge: "5m" }),
    clockTolerance: toleranceSeconds,
    requiredClaims: ["sub", "exp", "iat"],
  });
  if (payload.sub === "") throw new OpenIdRefusal("The ID token names nobody.");
  // Where a token is for several, it says which of them asked for it.
  const { azp } = payload;
  const isForSeveral = Array.isArray(payload.aud) && payload.aud.length > 1;
  if (azp === undefined ? isForSeveral : azp !== clientId) {
    throw new OpenIdRefusal("The ID token was issued for another client.");
  }
  return payload;
}
