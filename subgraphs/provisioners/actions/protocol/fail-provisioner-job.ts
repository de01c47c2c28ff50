import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inStatements } from "../../../../foundation/database/in-transaction.js";
import type { Sealer } from "../../../../foundation/encryption/sealer.js";
import { done, refuseAll } from "../../../../foundation/errors/user-errors.js";
import type { JobId, ProvisionerDaemonId } from "../../../../foundation/ids/ids.js";
import type { JobEnd } from "../../../../foundation/job-queue/end-job.js";
import { findJobOfDaemon } from "../../../../foundation/job-queue/read-jobs.js";
import { faultsOfText } from "../../../../foundation/names/faults-of-text.js";
import { toStorable } from "../../../../foundation/names/storable-text.js";
import { recordBuildFailed } from "../../../workspaces/commands/record-build-failed.js";
import { readReportedState } from "../../rules/fault-of-state.js";
import { endHeldJob, type EndOutcome } from "./end-held-job.js";
import { lost } from "./lost.js";
import { sealState } from "./sealed-state.js";
import { ownDaemon } from "./own-daemon.js";

export interface JobFailure {
  jobId: JobId;
  daemonId: ProvisionerDaemonId;
  error: string;
  errorCode?: string | null;
  /** Base 64: what was there when it failed. */
  state?: string | null;
}

/** Characters of an error that are kept. */
const longestError = 16_384;

/** One that was to be canceled is canceled by it, see `endRunningJob`. */
const endOf = ({ error, errorCode }: JobFailure, at: Date): JobEnd => ({
  status: "FAILED",
  error: toStorable(error).slice(0, longestError),
  errorCode: errorCode ?? null,
  at,
});

/** Ends a job that did not do what it was for, and keeps the state that came with it. To say so twice is harmless. */
export async function failProvisionerJob(
  context: ActionContext & { sealer: Sealer },
  failure: JobFailure,
): Promise<EndOutcome> {
  const { jobId, errorCode } = failure;
  const daemon = await ownDaemon(context, failure.daemonId);
  const faults = faultsOfText(errorCode, { path: ["input", "errorCode"], atMost: 64 });
  if (faults.length > 0) return refuseAll(faults);
  const read = readReportedState(failure.state);
  if ("fault" in read) return refuseAll([read.fault]);
  const at = context.clock.now();
  return inStatements(context.database, async (tx) => {
    const job = await endHeldJob(tx, context, { jobId, daemon, end: endOf(failure, at) });
    if (job) {
      const state = sealState(context.sealer, job, read.state);
      if (job.type === "WORKSPACE_BUILD") await recordBuildFailed(tx, job.subjectId, { state });
      return done({ job });
    }
    const ended = await findJobOfDaemon(tx, jobId, daemon.id);
    return ended?.status === "FAILED" || ended?.status === "CANCELED" ? done({ job: ended }) : lost;
  });
}
