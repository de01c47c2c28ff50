import { inTransaction } from "../../../../foundation/database/in-transaction.js";
import { noSealer } from "../../../../foundation/encryption/sealer.js";
import type { UserId } from "../../../../foundation/ids/ids.js";
import { createUserActor } from "../../../../foundation/rbac/user-actor.js";
import { readSyncedUsers } from "../../../organizations/commands/list-synced-users.js";
import { claimsOfBrowser } from "../../rules/sign-in/gather-claims.js";
import type { Claims } from "../../rules/sync/read-claim.js";
import { recordClaims } from "../../store/identities.js";
import { claimRefresh, recordRefreshToken, recordSessionEnd, type SessionRow } from "../../store/sessions.js";
import type { IdentityActionContext } from "../identity-action-context.js";
import { OpenIdRefusal } from "../openid/open-id-refusal.js";
import type { Grant } from "../openid/open-id.js";
import { openProvider } from "../providers/provider-secret.js";
import { keepFailure } from "../sync/keep-failure.js";
import { syncUsers } from "../sync/sync-users.js";
import { openRefreshToken, sealRefreshToken } from "./open-session.js";

const refreshEveryMs = 60 * 60_000;

/** New claims over those of the sign-in: a renewal may leave out what has not changed since, but never the groups. */
async function apply(context: IdentityActionContext, { identity, id }: SessionRow, grant: Grant): Promise<void> {
  const startedAt = context.clock.now();
  const userId = identity.userId as UserId;
  // First of all and whatever follows: the provider may take the old one no longer.
  if (grant.refreshToken)
    await recordRefreshToken(context.database, id, sealRefreshToken(context, id, grant.refreshToken));
  const { claims } = claimsOfBrowser(grant.idToken, grant.userinfo);
  const [user] = await readSyncedUsers(context.database, [userId]);
  const facts = { userId, username: user?.username ?? "", siteRoles: [], memberships: [], groupIds: [] };
  const own = { ...context, actor: createUserActor(facts) };
  const claimant = { userId, isNew: false, known: { claims, unknown: new Set<string>() } };
  try {
    await inTransaction(context.database, async (tx) => {
      await recordClaims(tx, identity.id, { claims, unknown: [] });
      await syncUsers(tx, own, { claimants: [claimant], trigger: "REFRESH" });
    });
  } catch (error) {
    await keepFailure(context, { userId, trigger: "REFRESH", startedAt, error });
  }
}

/** Without a new ID token, what the old one said stays said. */
const complete = (grant: Grant, stored: Claims): Grant =>
  Object.keys(grant.idToken).length > 0 ? grant : { ...grant, idToken: stored };

/**
 * Refreshes the claims of a session in use, at most hourly, where its provider gave a refresh token. False where the provider
 * refuses to renew it: the session is over then. A provider that does not answer ends nothing.
 */
export async function refreshSession(context: IdentityActionContext, session: SessionRow): Promise<boolean> {
  const now = context.clock.now();
  const before = new Date(now.getTime() - refreshEveryMs);
  // A process without keys leaves it to those that have them.
  const isDue = session.refreshToken !== null && session.refreshedAt <= before && context.sealer !== noSealer;
  if (!isDue || session.refreshToken === null) return true;
  if (!(await claimRefresh(context.database, session.id, { before, now }))) return true;
  const refreshToken = openRefreshToken(context, session.id, session.refreshToken);
  const { provider, subject, claims } = session.identity;
  try {
    const grant = await context.openId.refresh(openProvider(context.sealer, provider), { refreshToken, subject });
    await apply(context, session, complete(grant, claims as Claims));
    return true;
  } catch (error) {
    if (!(error instanceof OpenIdRefusal)) throw error;
    if (!error.isFinal) return true;
    await recordSessionEnd(context.database, session.id);
    return false;
  }
}
