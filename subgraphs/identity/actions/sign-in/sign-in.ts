import { createHash } from "node:crypto";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { IdentityProviderId } from "../../../../foundation/ids/ids.js";
import { claimsOfToken } from "../../rules/sign-in/gather-claims.js";
import type { Claims } from "../../rules/sync/read-claim.js";
import { findIdentity } from "../../store/identities.js";
import { findSealedProvider } from "../../store/providers.js";
import type { IdentityActionContext } from "../identity-action-context.js";
import { OpenIdRefusal } from "../openid/open-id-refusal.js";
import { openProvider } from "../providers/provider-secret.js";
import { completeSignIn, type SignedIn } from "./complete-sign-in.js";

export interface TokenSignIn {
  providerId: IdentityProviderId;
  idToken: string;
}

type Outcome = Refusal | (SignedIn & { userErrors: [] });

const longestToken = 128 * 1024;
const token = ["input", "idToken"];
const noProvider = refuse(
  "NOT_FOUND",
  ["input", "providerId"],
  "There is no such identity provider, or nobody signs in by it.",
);

/** Its `jti`, or else the token: what makes it this token and no other. */
const hashOf = (claims: Claims, idToken: string) => {
  const name = typeof claims["jti"] === "string" ? `jti:${claims["jti"]}` : `token:${idToken}`;
  return new Uint8Array(createHash("sha256").update(name).digest());
};

/** How long a token that was taken is remembered: as long as it holds. */
const until = (claims: Claims): Date => new Date(Number(claims["exp"]) * 1_000 + 60_000);

/** An identity provider's ID token for a session, without a browser: taken once, while it is fresh. */
export async function signIn(context: IdentityActionContext, { providerId, idToken }: TokenSignIn): Promise<Outcome> {
  const sealed = await findSealedProvider(context.database, providerId);
  if (!sealed?.enabled) return noProvider;
  if (idToken.length > longestToken) {
    return refuse("INVALID", token, `This is longer than the ${String(longestToken)} characters of an ID token.`);
  }
  try {
    const claims = await context.openId.verify(openProvider(context.sealer, sealed), idToken);
    const subject = String(claims["sub"]);
    const identity = await findIdentity(context.database, providerId, subject);
    const stored = (identity?.claims ?? null) as Claims | null;
    const { clientSecret: _, ...provider } = sealed;
    const gathered = claimsOfToken(claims, { stored, userinfoOnly: provider.userinfoOnly });
    const once = { hash: hashOf(claims, idToken), expiresAt: until(claims) };
    const entered = await completeSignIn(context, { ...gathered, provider, subject, once, refreshToken: null });
    return "refusal" in entered ? refuse("NOT_ALLOWED_HERE", token, entered.refusal) : done(entered);
  } catch (error) {
    if (error instanceof OpenIdRefusal) return refuse("INVALID", token, error.sentence);
    throw error;
  }
}
