import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inStatements } from "../../../../foundation/database/in-transaction.js";
import type { Statements } from "../../../../foundation/database/statements.js";
import { UnsealingError, type Sealer } from "../../../../foundation/encryption/sealer.js";
import { badInput } from "../../../../foundation/errors/graph-errors.js";
import { done } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { ProvisionerDaemonId } from "../../../../foundation/ids/ids.js";
import type { JobType } from "../../../../foundation/job-queue/job-type.js";
import { endJob } from "../../../../foundation/job-queue/end-job.js";
import type { JobSignal } from "../../../../foundation/job-queue/job-signal.js";
import type { JobRow } from "../../../../foundation/job-queue/read-jobs.js";
import { takeJob } from "../../../../foundation/job-queue/take-job.js";
import { describeJobWork, type JobWork } from "../../../workspaces/commands/describe-job-work.js";
import { recordJobStatus } from "../../../workspaces/commands/record-job-status.js";
import { isRegistered, type DaemonRow } from "../../store/daemons.js";
import { tagsOf } from "../../store/keys.js";
import { openState } from "./sealed-state.js";
import { actingKey, ownDaemon, requireKeyInForce } from "./own-daemon.js";

/** A job with all that its daemon needs. `state` is base 64. */
export interface AcquiredJob extends Omit<JobWork, "state"> {
  /** The global id. */
  id: string;
  type: JobType;
  state: string | null;
  reportEverySeconds: number;
}

const defaultWaitSeconds = 25;
const longestWaitSeconds = 30;
const reportEverySeconds = 10;

type Waiting = ActionContext & { jobSignal: JobSignal; sealer: Sealer };

async function describe(tx: Statements, { sealer }: Waiting, job: JobRow): Promise<AcquiredJob> {
  const { state: sealed, ...work } = await describeJobWork(tx, job);
  const state = openState(sealer, job, sealed);
  return {
    ...work,
    id: encodeId("ProvisionerJob", job.id),
    type: job.type,
    state: state && Buffer.from(state).toString("base64"),
    reportEverySeconds,
  };
}

/** A job whose state no key opens is nobody's work: it fails with that reason, and what is sealed stays. */
async function failUnreadable(tx: Statements, job: JobRow, { message, at }: { message: string; at: Date }) {
  const ended = await endJob(tx, job.id, { status: "FAILED", error: message, errorCode: "STATE_UNREADABLE", at });
  await recordJobStatus(tx, ended, ended.status);
}

/** `failed`: the job could not be worked on, look again. `gone`: the daemon has said good-bye, and waits no longer. */
type Taken = AcquiredJob | "failed" | "gone" | null;

/** Nobody waits for the answer any more: what was taken meanwhile is let go with the transaction. */
class Left extends Error {}

function stopIfLeft({ signal }: Waiting): void {
  if (signal?.aborted) throw new Left();
}

/** Takes a job for the daemon if there is one for it now, and if somebody is there to be given it. */
function take(context: Waiting, daemon: DaemonRow): Promise<Taken> {
  const now = context.clock.now();
  const taker = { daemonId: daemon.id, organizationId: daemon.organizationId, tags: tagsOf(daemon) };
  return inStatements(context.database, async (tx): Promise<Taken> => {
    await requireKeyInForce(tx, actingKey(context), now);
    if (!(await isRegistered(tx, daemon.id))) return "gone";
    const job = await takeJob(tx, taker, now);
    if (!job) return null;
    await recordJobStatus(tx, job, job.status);
    try {
      const acquired = await describe(tx, context, job);
      stopIfLeft(context);
      return acquired;
    } catch (error) {
      if (!(error instanceof UnsealingError)) throw error;
      await failUnreadable(tx, job, { message: error.message, at: now });
      return "failed";
    }
  });
}

/** The next job that can be worked on. */
async function takeReadable(context: Waiting, daemon: DaemonRow): Promise<AcquiredJob | "gone" | null> {
  stopIfLeft(context);
  let taken = await take(context, daemon);
  while (taken === "failed") taken = await take(context, daemon);
  return taken;
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

/** A daemon that went away is given nothing: it is given the job when it asks again. */
async function takeWithin(context: Waiting, daemon: DaemonRow, seconds: number): Promise<AcquiredJob | null> {
  const { organizationId } = daemon;
  const wait = { organizationId, tags: tagsOf(daemon), milliseconds: seconds * 1000, signal: context.signal };
  const watch = context.jobSignal.watch(wait);
  try {
    let job = await takeReadable(context, daemon);
    while (!job && (await watch.next())) job = await takeReadable(context, daemon);
    return job === "gone" ? null : job;
  } catch (error) {
    if (error instanceof Left) return null;
    throw error;
  } finally {
    watch.end();
  }
}

/**
 * Gives the daemon the next job that it may take, waiting for one for a while; null where none came. A job that it was
 * given before and never reported is given again. A daemon that breaks off the request is given nothing.
 */
export async function acquireProvisionerJob(
  context: Waiting,
  { daemonId, waitSeconds }: Wait,
): Promise<{ job: AcquiredJob | null; userErrors: [] }> {
  const seconds = readWait(waitSeconds);
  const daemon = await ownDaemon(context, daemonId);
  return done({ job: await takeWithin(context, daemon, seconds) });
}
