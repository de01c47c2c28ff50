import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { JobId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { cancelJob } from "../../../../foundation/job-queue/cancel-job.js";
import { findJob, lockJob, type JobRow } from "../../../../foundation/job-queue/read-jobs.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { recordJobStatus } from "../../../workspaces/commands/record-job-status.js";

export interface JobCancellation {
  id: JobId;
  expectedStatus?: JobRow["status"] | null;
}

type Outcome = Refusal | { job: JobRow; userErrors: [] };

const isOver = refuse("NOT_ALLOWED_HERE", ["input", "id"], "The job is over already.");

const changed = (status: string): Refusal =>
  refuse("STALE", ["input", "expectedStatus"], `The job is ${status} by now. Look at it again, and decide anew.`);

async function cancel(tx: Transaction, context: ActionContext, cancellation: JobCancellation): Promise<Outcome> {
  const { id, expectedStatus } = cancellation;
  const before = orNotFound(await lockJob(tx, id));
  if (expectedStatus && before.status !== expectedStatus) return changed(before.status);
  const outcome = await cancelJob(tx, id, context.clock.now());
  if (outcome !== "canceled" && outcome !== "canceling") return isOver;
  const job = orNotFound(await findJob(tx, id));
  await recordJobStatus(tx, job, job.status);
  await recordChange(tx, context, {
    action: "UPDATE",
    resourceType: "ProvisionerJob",
    resourceId: id,
    resourceName: job.subjectName,
    organization: await findOrganizationNamed(tx, job.organizationId),
    before: { status: before.status },
    after: { status: job.status },
  });
  return done({ job });
}

/** Ends a job: at once while it waits, by its daemon while it runs. */
export async function cancelProvisionerJob(context: ActionContext, cancellation: JobCancellation): Promise<Outcome> {
  const job = orNotFound(await findJob(context.database, cancellation.id));
  authorize(context.actor, "PROVISIONER_JOB_UPDATE", resourceOf(job), "PROVISIONER_JOB_READ");
  return inTransaction(context.database, (tx) => cancel(tx, context, cancellation));
}
