import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import type { UserId } from "../../../../foundation/ids/ids.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { setManaged } from "../../../organizations/commands/set-managed.js";
import { isEmailTaken, recordSeen, signUp } from "../../../organizations/commands/sign-up.js";
import type { GatheredClaims } from "../../rules/sign-in/gather-claims.js";
import { profileOfClaims } from "../../rules/sign-in/profile-of-claims.js";
import { findIdentity, recordClaims, recordIdentity } from "../../store/identities.js";
import type { ProviderRow } from "../../store/providers.js";

/** Who a provider says has signed in. */
export interface Arrival extends GatheredClaims {
  provider: ProviderRow;
  subject: string;
}

/** Who that is here. */
export interface Found {
  identityId: string;
  userId: UserId;
  username: string;
  isNew: boolean;
}

/** Why nobody was signed in, in one sentence with the remedy. */
export interface TurnedAway {
  refusal: string;
}

async function arriveFirst(tx: Transaction, context: ActionContext, arrival: Arrival): Promise<Found | TurnedAway> {
  const { provider, subject, claims, unknown } = arrival;
  if (!provider.allowSignUp) {
    return {
      refusal: `Nobody here is known by this account, and ${provider.name} makes no new users. Ask an administrator.`,
    };
  }
  const profile = profileOfClaims(claims);
  if (profile.email !== null && (await isEmailTaken(tx, profile.email))) {
    const refusal = `Somebody with the e-mail address ${profile.email} is a user already, and signs in in another way. Sign in so, or ask an administrator to change the address of that user.`;
    return { refusal };
  }
  const system = { ...context, actor: { kind: "system", name: `identity provider ${provider.name}` } as const };
  const user = await signUp(tx, system, profile);
  const identityId = newId();
  await recordIdentity(tx, {
    ...{ id: identityId, providerId: provider.id, userId: user.id, subject, unknown },
    claims,
    lastSignInAt: context.clock.now(),
  });
  await setManaged(tx, { what: "IDENTITY", userId: user.id }, provider.name);
  return { identityId, userId: user.id, username: user.username, isNew: true };
}

/** The user of an account, made where there is none yet; the account's claims are kept. */
export async function findClaimant(
  tx: Transaction,
  context: ActionContext,
  arrival: Arrival,
): Promise<Found | TurnedAway> {
  const { provider, subject, claims, unknown } = arrival;
  const now = context.clock.now();
  const identity = await findIdentity(tx, provider.id, subject);
  if (!identity) return arriveFirst(tx, context, arrival);
  const user = await recordSeen(tx, identity.userId, now);
  if (user?.status !== "ACTIVE") return { refusal: "This user is suspended. Ask an administrator." };
  await recordClaims(tx, identity.id, { claims, unknown, lastSignInAt: now });
  return { identityId: identity.id, userId: user.id, username: user.username, isNew: false };
}
