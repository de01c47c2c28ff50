import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import type { UserId } from "../../../../foundation/ids/ids.js";
import { createUserActor } from "../../../../foundation/rbac/user-actor.js";
import { findIdentity, holdSubject } from "../../store/identities.js";
import { recordProviderUpdate } from "../../store/providers.js";
import { recordSeenToken } from "../../store/sign-in-attempts.js";
import type { IdentityActionContext } from "../identity-action-context.js";
import { keepFailure } from "../sync/keep-failure.js";
import { syncUsers } from "../sync/sync-users.js";
import { findClaimant, type Arrival, type Found, type TurnedAway } from "./find-claimant.js";
import { openSession, type OpenedSession } from "./open-session.js";

/** A sign-in that the provider has confirmed. */
export interface ConfirmedSignIn extends Arrival {
  refreshToken: string | null;
  /** Of an ID token that is taken once: its hash, and until when that is remembered. */
  once?: { hash: Uint8Array<ArrayBuffer>; expiresAt: Date };
  /** Where it taught something new: which claims this provider gives by userinfo alone. */
  userinfoOnly?: string[];
}

export type SignedIn = OpenedSession & { userId: UserId; username: string };

const tooMuch: TurnedAway = {
  refusal: "The claims are too large. Let the provider send fewer of them, or fewer groups.",
};
const replayed: TurnedAway = { refusal: "This ID token was used before. Get a new one." };
const largestClaims = 256 * 1024;

/** Whoever signs in does what follows: in their name the log has it. */
const asUser = (context: IdentityActionContext, { userId, username }: Found): IdentityActionContext => {
  const facts = { userId, username, siteRoles: [], memberships: [], groupIds: [] };
  return { ...context, actor: createUserActor(facts) };
};

async function enter(
  tx: Transaction,
  context: IdentityActionContext,
  signIn: ConfirmedSignIn,
): Promise<SignedIn | TurnedAway> {
  const { provider, subject, claims, unknown, once, userinfoOnly, refreshToken } = signIn;
  await holdSubject(tx, provider.id, subject);
  if (once && !(await recordSeenToken(tx, { providerId: provider.id, ...once }))) return replayed;
  const found = await findClaimant(tx, context, signIn);
  if ("refusal" in found) return found;
  if (userinfoOnly) await recordProviderUpdate(tx, provider.id, { userinfoOnly });
  const { identityId, userId, username, isNew } = found;
  const own = asUser(context, found);
  const claimant = { userId, isNew, known: { claims, unknown: new Set(unknown) } };
  await syncUsers(tx, own, { claimants: [claimant], trigger: "SIGN_IN" });
  const session = await openSession(tx, own, { identityId, userId, refreshToken });
  const resource = { resourceType: "User", resourceId: userId, resourceName: username, organization: null } as const;
  await recordChange(tx, own, { ...resource, action: "SIGN_IN", via: provider.name });
  return { ...session, userId, username };
}

/** Keeps a failed sync of somebody who is known; who would have been new leaves nothing behind. */
async function keep(context: IdentityActionContext, { provider, subject }: Arrival, error: unknown): Promise<void> {
  const identity = await findIdentity(context.database, provider.id, subject);
  if (!identity) return;
  await keepFailure(context, { userId: identity.userId, trigger: "SIGN_IN", startedAt: context.clock.now(), error });
}

/**
 * Signs somebody in whom a provider has named: makes the user where there is none, keeps the claims, syncs by them and opens
 * a session, all in one transaction. Where it fails nothing has happened, and the failed sync is kept.
 */
export async function completeSignIn(
  context: IdentityActionContext,
  signIn: ConfirmedSignIn,
): Promise<SignedIn | TurnedAway> {
  if (JSON.stringify(signIn.claims).length > largestClaims) return tooMuch;
  try {
    return await inTransaction(context.database, (tx) => enter(tx, context, signIn));
  } catch (error) {
    await keep(context, signIn, error);
    throw error;
  }
}
