import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inStatements } from "../../../../foundation/database/in-transaction.js";
import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import type { JobId, ProvisionerDaemonId } from "../../../../foundation/ids/ids.js";
import { lockRunningJob, recordReport, type JobLogLine } from "../../../../foundation/job-queue/report-job.js";
import { faultsOfReport } from "../../rules/faults-of-report.js";
import { ownDaemon } from "./own-daemon.js";

export interface Report {
  jobId: JobId;
  daemonId: ProvisionerDaemonId;
  firstSequence?: number | null;
  logs?: readonly JobLogLine[] | null;
}

/** Whether to stop, and the sequence of the last line that was received. */
export interface ReportAnswer {
  canceled: boolean;
  lost: boolean;
  lastSequence: number;
  userErrors: UserErrorValue[];
}

/** Takes a daemon's sign of life and its lines. A job that is lost to the daemon is an answer, not an error. */
export async function reportProvisionerJob(context: ActionContext, report: Report): Promise<ReportAnswer> {
  const daemon = await ownDaemon(context, report.daemonId);
  const lines = report.logs ?? [];
  const firstSequence = report.firstSequence ?? null;
  return inStatements(context.database, async (tx) => {
    const job = await lockRunningJob(tx, report.jobId, daemon.id);
    if (!job) return { canceled: false, lost: true, lastSequence: 0, userErrors: [] };
    const answer = { canceled: job.status === "CANCELING", lost: false, lastSequence: job.lastSequence };
    const userErrors = faultsOfReport({ firstSequence, count: lines.length }, job.lastSequence);
    if (userErrors.length > 0) return { ...answer, userErrors };
    const now = context.clock.now();
    const lastSequence = await recordReport(tx, job, { firstSequence: firstSequence ?? 1, lines, now });
    return { ...answer, lastSequence, userErrors };
  });
}
