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
/** A daemon that the signal does not reach finds its job so late. */
const pollMs = 5_000;
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

/**
 * Gives the daemon the next job that it may take, waiting for one for a while; null where none came. A job that it was
 * given before and never reported is given again.
 */
export async function acquireProvisionerJob(
  context: ActionContext & { jobSignal: JobSignal },
  { daemonId, waitSeconds }: Wait,
): Promise<{ job: AcquiredJob | null; userErrors: [] }> {
  const endsAt = performance.now() + readWait(waitSeconds) * 1000;
  const daemon = await ownDaemon(context, daemonId);
  const watch = context.jobSignal.watch(daemon.organizationId);
  try {
    for (;;) {
      const job = await take(context, daemon);
      const restMs = endsAt - performance.now();
      if (job || restMs <= 0 || context.jobSignal.isClosed) return done({ job });
      await watch.next(Math.min(restMs, pollMs));
    }
  } finally {
    watch.end();
  }
}
