import { randomUUID } from "node:crypto";
import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import type { UserId } from "../../../../foundation/ids/ids.js";
import type { Actor } from "../../../../foundation/rbac/actor.js";
import { createUserActor } from "../../../../foundation/rbac/user-actor.js";
import type { ActorServices } from "../../../../foundation/subgraph-kit/subgraph-services.js";
import { readMemberUserIds } from "../../../organizations/commands/list-member-user-ids.js";
import { readSyncedUsers } from "../../../organizations/commands/list-synced-users.js";
import type { IdentityRow } from "../../store/identities.js";
import {
  findRunningResync,
  holdRunningResync,
  listClaimantPage,
  recordProgress,
  recordResyncEnd,
  type ResyncRow,
} from "../../store/resyncs.js";
import type { RunRecord } from "../../store/runs.js";
import { keepFailure } from "../sync/keep-failure.js";
import { storedClaimant } from "../sync/sync-user.js";
import { syncUsers } from "../sync/sync-users.js";

/** Few enough that nobody waits long for a lock, many enough that statements are shared. */
const batchSize = 200;

/** A process that ends waits no longer than this for a turn that is under way. */
const longestTurnMs = 5_000;

/** In whose name: whoever asked for it; the deployment's own where they are gone. */
async function initiatorOf({ database }: ActorServices, { initiatorId }: ResyncRow): Promise<Actor> {
  const [user] = initiatorId === null ? [] : await readSyncedUsers(database, [initiatorId]);
  if (!user) return { kind: "system", name: "identity resync" };
  const { username, siteRoles } = user;
  return createUserActor({ userId: user.id as UserId, username, siteRoles, memberships: [], groupIds: [] });
}

const count = (runs: readonly RunRecord[], status: RunRecord["status"]): number =>
  runs.filter((run) => run.status === status).length;

/** One batch in one transaction, with the progress that it is: a process that dies in between has done nothing of it. */
function syncBatch(context: ActionContext, resync: ResyncRow, identities: readonly IdentityRow[]): Promise<boolean> {
  return inTransaction(context.database, async (tx) => {
    if (!(await holdRunningResync(tx, resync.id))) return false;
    const runs = await syncUsers(tx, context, { claimants: identities.map(storedClaimant), trigger: "RESYNC" });
    return proceed(tx, resync, { identities, changed: count(runs, "SUCCEEDED"), failed: 0 });
  });
}

interface Step {
  identities: readonly IdentityRow[];
  changed: number;
  failed: number;
}

const proceed = (tx: Transaction, { id }: ResyncRow, { identities, changed, failed }: Step): Promise<boolean> =>
  recordProgress(tx, id, { lastUserId: identities.at(-1)!.userId, done: identities.length, changed, failed });

/** Somebody who cannot be synced has a run that says so, and is passed over. */
async function passOver(context: ActionContext, resync: ResyncRow, { identity, error }: Failed): Promise<boolean> {
  const startedAt = context.clock.now();
  await keepFailure(context, { userId: identity.userId, trigger: "RESYNC", startedAt, error });
  const step = { identities: [identity], changed: 0, failed: 1 };
  return inTransaction(context.database, (tx) => proceed(tx, resync, step));
}

interface Failed {
  identity: IdentityRow;
  error: unknown;
}

/** User by user, where a batch failed: all but those who cannot be synced are. */
async function syncOneByOne(
  context: ActionContext,
  resync: ResyncRow,
  identities: readonly IdentityRow[],
): Promise<boolean> {
  for (const identity of identities) {
    const isRunning = await syncBatch(context, resync, [identity]).catch((error: unknown) =>
      passOver(context, resync, { identity, error }),
    );
    if (!isRunning) return false;
  }
  return true;
}

async function nextBatch(
  { database }: ActorServices,
  { organizationId, lastUserId }: ResyncRow,
): Promise<IdentityRow[]> {
  const members = organizationId === null ? null : await readMemberUserIds(database, [organizationId]);
  const userIds = organizationId === null ? "all" : (members?.get(organizationId) ?? []);
  return listClaimantPage(database, { userIds, after: lastUserId, size: batchSize });
}

/** False once there is nothing more to do. */
async function takeStep(context: ActionContext, id: string): Promise<boolean> {
  const resync = await findRunningResync(context.database);
  if (resync?.id !== id) return false;
  const identities = await nextBatch(context, resync);
  if (identities.length > 0) {
    return syncBatch(context, resync, identities).catch(() => syncOneByOne(context, resync, identities));
  }
  await recordResyncEnd(context.database, id, { status: "SUCCEEDED", completedAt: context.clock.now() });
  return false;
}

/**
 * Goes on with the resync that runs, if one does, for some seconds. It may be cut off anywhere and begun again anywhere: what
 * has been done is in the database, batch by batch.
 */
export async function runResync(services: ActorServices): Promise<void> {
  const resync = await findRunningResync(services.database);
  if (!resync) return;
  const actor = await initiatorOf(services, resync);
  const context = { ...services, actor, requestId: randomUUID(), ipAddress: null };
  const until = services.clock.now().getTime() + longestTurnMs;
  while (await takeStep(context, resync.id)) if (services.clock.now().getTime() > until) return;
}
