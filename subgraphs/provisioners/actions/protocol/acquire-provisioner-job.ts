import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction } from "../../../../foundation/database/in-transaction.js";
import { badInput } from "../../../../foundation/errors/graph-errors.js";
import { done } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { ProvisionerDaemonId } from "../../../../foundation/ids/ids.js";
import type { JobSignal } from "../../../../foundation/job-queue/job-signal.js";
import { takeJob } from "../../../../foundation/job-queue/take-job.js";
import { describeJobWork, type JobWork } from "../../../workspaces/commands/describe-job-work.js";
import { recordJobStatus } from "../../../workspaces/commands/record-job-status.js";
import type { DaemonRow } from "../../store/daemons.js";
import { tagsOf } from "../../store/keys.js";
import { actingKey, ownDaemon, requireKeyInForce } from "./own-daemon.js";

/** A job with all that its daemon needs. `state` is base 64. */
export interface AcquiredJob extends Omit<JobWork, "state"> {
  /** The global id. */
  id: string;
  type: "TEMPLATE_IMPORT" | "WORKSPACE_BUILD";
  state: string | null;
  reportEverySeconds: number;
}

const defaultWaitSeconds = 25;
const longestWaitSeconds = 30;
const reportEverySeconds = 10;

/** Takes a job for the daemon if there is one for it now. */
function take(context: ActionContext, daemon: DaemonRow): Promise<AcquiredJob | null> {
  const now = context.clock.now();
  const taker = { daemonId: daemon.id, organizationId: daemon.organizationId, tags: tagsOf(daemon) };
  return inTransaction(context.database, async (tx) => {
    await requireKeyInForce(tx, actingKey(context), now);
    const job = await takeJob(tx, taker, now);
    if (!job) return null;
    await recordJobStatus(tx, job, job.status);
    const { state, ...work } = await describeJobWork(tx, job);
    return {
      ...work,
      id: encodeId("ProvisionerJob", job.id),
      type: job.type,
      state: state && Buffer.from(state).toString("base64"),
      reportEverySeconds,
    };
  });
}

function readWait(waitSeconds: number | null | undefined): number {
  const seconds = waitSeconds ?? defaultWaitSeconds;
  if (seconds >= 0 && seconds <= longestWaitSeconds) return seconds;
  throw badInput("input.waitSeconds", `${String(seconds)} is not from 0 to ${String(longestWaitSeconds)}.`);
}

interface Wait {
  daemonId: ProvisionerDaemonId;
  waitSeconds?: number | null;
}

type Waiting = ActionContext & { jobSignal: JobSignal };

async function takeWithin(context: Waiting, daemon: DaemonRow, seconds: number): Promise<AcquiredJob | null> {
  const watch = context.jobSignal.watch(daemon.organizationId, seconds * 1000);
  try {
    let job = await take(context, daemon);
    while (!job && (await watch.next())) job = await take(context, daemon);
    return job;
  } finally {
    watch.end();
  }
}

/**
 * Gives the daemon the next job that it may take, waiting for one for a while; null where none came. A job that it was
 * given before and never reported is given again.
 */
export async function acquireProvisionerJob(
  context: Waiting,
  { daemonId, waitSeconds }: Wait,
): Promise<{ job: AcquiredJob | null; userErrors: [] }> {
  const seconds = readWait(waitSeconds);
  const daemon = await ownDaemon(context, daemonId);
  return done({ job: await takeWithin(context, daemon, seconds) });
}
