import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import type { Refusal } from "../../../../foundation/errors/user-errors.js";
import { endJob, type JobEnd } from "../../../../foundation/job-queue/end-job.js";
import type { JobRow } from "../../../../foundation/job-queue/read-jobs.js";
import { lockRunningJob } from "../../../../foundation/job-queue/report-job.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { recordJobStatus } from "../../../workspaces/commands/record-job-status.js";
import type { DaemonRow } from "../../store/daemons.js";
import { removeKeyWithoutWork } from "../keys/remove-key-without-work.js";

export type EndOutcome = Refusal | { job: JobRow; userErrors: [] };

interface Ending {
  jobId: string;
  daemon: DaemonRow;
  how: (job: JobRow) => JobEnd;
}

/** Ends a job that this daemon works on, with all that follows for its key; null for a job that is lost to it. */
export async function endHeldJob(
  tx: Transaction,
  context: ActionContext,
  { jobId, daemon, how }: Ending,
): Promise<JobRow | null> {
  const held = await lockRunningJob(tx, jobId, daemon.id);
  if (!held) return null;
  const job = await endJob(tx, held.id, how(held));
  await recordJobStatus(tx, job, job.status);
  await recordChange(tx, context, {
    action: "UPDATE",
    resourceType: "ProvisionerJob",
    resourceId: job.id,
    resourceName: job.subjectName,
    organization: await findOrganizationNamed(tx, job.organizationId),
    before: { status: held.status },
    after: { status: job.status },
    via: `daemon ${daemon.name}`,
  });
  if (daemon.keyId !== null) await removeKeyWithoutWork(tx, daemon.keyId);
  return job;
}
