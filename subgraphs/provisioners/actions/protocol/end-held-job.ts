import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import type { Statements } from "../../../../foundation/database/statements.js";
import type { Refusal } from "../../../../foundation/errors/user-errors.js";
import { endRunningJob, type JobEnd } from "../../../../foundation/job-queue/end-job.js";
import type { JobRow } from "../../../../foundation/job-queue/read-jobs.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { recordJobStatus } from "../../../workspaces/commands/record-job-status.js";
import type { DaemonRow } from "../../store/daemons.js";
import { removeKeyWithoutWork } from "../../store/keys.js";

export type EndOutcome = Refusal | { job: JobRow; userErrors: [] };

interface Ending {
  jobId: string;
  daemon: DaemonRow;
  end: JobEnd;
}

/** Ends a job that this daemon works on, with all that follows for its key; null for a job that is lost to it. */
export async function endHeldJob(
  tx: Statements,
  context: ActionContext,
  { jobId, daemon, end }: Ending,
): Promise<JobRow | null> {
  const job = await endRunningJob(tx, { jobId, daemonId: daemon.id }, end);
  if (!job) return null;
  await recordJobStatus(tx, job, job.status);
  await recordChange(tx, context, {
    action: "UPDATE",
    resourceType: "ProvisionerJob",
    resourceId: job.id,
    resourceName: job.subjectName,
    organization: await findOrganizationNamed(tx, job.organizationId),
    before: { status: job.canceledAt === null ? "RUNNING" : "CANCELING" },
    after: { status: job.status },
    via: `daemon ${daemon.name}`,
  });
  if (daemon.keyId !== null) await removeKeyWithoutWork(tx, daemon.keyId);
  return job;
}
