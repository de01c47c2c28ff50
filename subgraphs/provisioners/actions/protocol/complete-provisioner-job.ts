import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inStatements } from "../../../../foundation/database/in-transaction.js";
import type { Statements } from "../../../../foundation/database/statements.js";
import type { Sealer } from "../../../../foundation/encryption/sealer.js";
import { done, refuse, refuseAll } from "../../../../foundation/errors/user-errors.js";
import type { JobId, ProvisionerDaemonId } from "../../../../foundation/ids/ids.js";
import { findJobOfDaemon, type JobRow } from "../../../../foundation/job-queue/read-jobs.js";
import { readTags, type Tags } from "../../../../foundation/tags/read-tags.js";
import { recordBuilt, type Built } from "../../../workspaces/commands/record-built.js";
import { recordFoundByImport, type FoundByImport } from "../../../workspaces/commands/record-found-by-import.js";
import { readReportedState } from "../../rules/fault-of-state.js";
import { faultsOfResult } from "../../rules/faults-of-result.js";
import { endHeldJob, type EndOutcome } from "./end-held-job.js";
import { lost } from "./lost.js";
import { sealState } from "./sealed-state.js";
import { ownDaemon } from "./own-daemon.js";

/** What a job achieved: a build its resources and state, an import what it found in the version. */
export interface JobResult extends Omit<FoundByImport, "resources" | "provisionerTags"> {
  jobId: JobId;
  daemonId: ProvisionerDaemonId;
  /** Base 64. */
  state?: string | null;
  resources?: Built["resources"] | null;
  provisionerTags?: unknown;
}

/** The same, with what had to be read. */
interface ReadResult {
  state: Uint8Array<ArrayBuffer> | null;
  provisionerTags: Tags;
}

/** Reads what a daemon reports; or says what of it cannot be kept. */
function readResult(result: JobResult): ReadResult | ReturnType<typeof refuseAll> {
  const faults = faultsOfResult({ ...result, state: null });
  if (faults.length > 0) return refuseAll(faults);
  const tags = readTags(result.provisionerTags);
  if ("fault" in tags) return refuse("INVALID", ["input", "provisionerTags"], `Not acceptable: ${tags.fault}`);
  const read = readReportedState(result.state);
  return "fault" in read ? refuseAll([read.fault]) : { ...read, provisionerTags: tags.tags };
}

async function record(tx: Statements, job: JobRow, result: Omit<JobResult, "state"> & ReadResult & { at: Date }) {
  if (job.type === "TEMPLATE_IMPORT") return recordFoundByImport(tx, job.subjectId, result);
  return recordBuilt(tx, job.subjectId, { resources: result.resources ?? [], state: result.state, at: result.at });
}

type Sealing = ActionContext & { sealer: Sealer };

/** Ends a job that did what it was for, and keeps what it made. To say so twice is harmless. */
export async function completeProvisionerJob(context: Sealing, input: JobResult): Promise<EndOutcome> {
  const daemon = await ownDaemon(context, input.daemonId);
  const result = readResult(input);
  if ("userErrors" in result) return result;
  const at = context.clock.now();
  return inStatements(context.database, async (tx) => {
    const job = await endHeldJob(tx, context, { jobId: input.jobId, daemon, end: { status: "SUCCEEDED", at } });
    if (job) {
      const state = sealState(context.sealer, job, result.state);
      await record(tx, job, { ...input, ...result, state, at });
      return done({ job });
    }
    const ended = await findJobOfDaemon(tx, input.jobId, daemon.id);
    return ended?.status === "SUCCEEDED" ? done({ job: ended }) : lost;
  });
}
