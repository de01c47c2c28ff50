import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { UserId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { readSyncedUsers } from "../../../organizations/commands/list-synced-users.js";
import { listLastIdentities, type IdentityRow } from "../../store/identities.js";
import type { RunRecord } from "../../store/runs.js";
import { keepFailure } from "./keep-failure.js";
import { syncUsers, type Claimant } from "./sync-users.js";

/** What is stored of a user's last sign-in, for a sync. */
export const storedClaimant = ({ userId, claims, unknown }: IdentityRow): Claimant => ({
  userId,
  known: { claims: claims as Claimant["known"]["claims"], unknown: new Set(unknown) },
  isNew: false,
});

/** Applies today's settings to the claims of a user's last sign-in. A sync that fails is kept as a run that says so. */
export async function syncUser(
  context: ActionContext,
  { userId }: { userId: UserId },
): Promise<Refusal | { run: { id: string }; userErrors: [] }> {
  const { database, clock } = context;
  authorize(context.actor, "IDENTITY_SYNC_UPDATE", {});
  orNotFound((await readSyncedUsers(database, [userId]))[0]);
  const [identity] = await listLastIdentities(database, [userId]);
  if (!identity) {
    const message = "This user has not signed in by an identity provider, so there are no claims to go by.";
    return refuse("NOT_ALLOWED_HERE", ["input", "userId"], message);
  }
  const startedAt = clock.now();
  const request = { claimants: [storedClaimant(identity)], trigger: "MANUAL" } as const;
  try {
    const [run] = await inTransaction(database, (tx) => syncUsers(tx, context, request));
    return done({ run: orNotFound<RunRecord>(run) });
  } catch (error) {
    return done({ run: await keepFailure(context, { userId, trigger: "MANUAL", startedAt, error }) });
  }
}
