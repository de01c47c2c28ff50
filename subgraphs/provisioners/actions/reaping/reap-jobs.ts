import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { endJob } from "../../../../foundation/job-queue/end-job.js";
import { findOverdueJobs, lockOverdueJob, type Deadlines } from "../../../../foundation/job-queue/overdue-jobs.js";
import { giveBackJob } from "../../../../foundation/job-queue/give-back-job.js";
import type { JobRow } from "../../../../foundation/job-queue/read-jobs.js";
import type { SubgraphServices } from "../../../../foundation/subgraph-kit/subgraph-services.js";
import type { Tags } from "../../../../foundation/tags/read-tags.js";
import { recordBuildFailed } from "../../../workspaces/commands/record-build-failed.js";
import { recordJobStatus } from "../../../workspaces/commands/record-job-status.js";
import {
  abandonedError,
  hungAfterMs,
  neverBegunAfterMs,
  unservedAfterMs,
  unservedError,
  type ReapError,
} from "../../rules/reaping/reap-error.js";
import { listContenders } from "../../store/contenders.js";
import { findDaemon, listDaemonsGone } from "../../store/daemons.js";
import { eligibilityFor } from "../eligibility/explain-wait.js";
import { removeKeyWithoutWork } from "../../store/keys.js";

type Reaper = Pick<SubgraphServices, "database" | "clock" | "unservedAfterMs">;

const patienceOf = (services: Reaper): number => services.unservedAfterMs ?? unservedAfterMs;

async function deadlinesOf(services: Reaper): Promise<Deadlines> {
  const now = services.clock.now().getTime();
  return {
    reportedBy: new Date(now - hungAfterMs),
    begunBy: new Date(now - neverBegunAfterMs),
    queuedBy: new Date(now - patienceOf(services)),
    goneDaemonIds: (await listDaemonsGone(services.database)).map(({ id }) => id),
  };
}

async function errorOf(tx: Transaction, services: Reaper, job: JobRow): Promise<ReapError> {
  if (job.status === "PENDING") {
    const contenders = await listContenders(tx, [job.organizationId], services.clock.now());
    return unservedError(patienceOf(services), eligibilityFor(services, job.tags as Tags, contenders));
  }
  const lastSign = job.heartbeatAt ?? job.startedAt ?? job.createdAt;
  return abandonedError(services.clock.now().getTime() - lastSign.getTime() >= hungAfterMs ? "hung" : "orphaned");
}

/** A key that was kept for this job alone goes with it. */
async function letGoOfKey(tx: Transaction, daemonId: string | null): Promise<void> {
  const daemon = daemonId === null ? null : await findDaemon(tx, daemonId);
  if (daemon?.keyId) await removeKeyWithoutWork(tx, daemon.keyId);
}

/** Its daemon's poll broke off, or the daemon died before it began: the next one gets it. */
async function giveBack(tx: Transaction, job: JobRow): Promise<void> {
  const given = await giveBackJob(tx, job);
  await recordJobStatus(tx, given, given.status);
  await letGoOfKey(tx, job.daemonId);
}

async function reap(tx: Transaction, services: Reaper, job: JobRow): Promise<void> {
  if (job.status === "RUNNING" && job.heartbeatAt === null) return giveBack(tx, job);
  const status = job.status === "CANCELING" ? "CANCELED" : "FAILED";
  const ended = await endJob(tx, job.id, { status, at: services.clock.now(), ...(await errorOf(tx, services, job)) });
  await recordJobStatus(tx, ended, status);
  if (ended.type === "WORKSPACE_BUILD") await recordBuildFailed(tx, ended.subjectId, { state: null });
  await letGoOfKey(tx, ended.daemonId);
}

/**
 * Ends the jobs that nobody else ends: hung ones, whose daemon is silent; orphaned ones, whose daemon is gone; unserved ones,
 * which no daemon took. What was reported of them last stays. One that its daemon never began goes back to the queue. Answers
 * how many there were: each is dealt with once, however many do this.
 */
export async function reapJobs(services: Reaper): Promise<number> {
  const deadlines = await deadlinesOf(services);
  let count = 0;
  for (const { id } of await findOverdueJobs(services.database, deadlines)) {
    const isReaped = await inTransaction(services.database, async (tx) => {
      const job = await lockOverdueJob(tx, id, deadlines);
      if (job) await reap(tx, services, job);
      return job !== null;
    });
    if (isReaped) count += 1;
  }
  return count;
}
