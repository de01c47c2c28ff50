import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { JobId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { findJob, lockJob, type JobRow } from "../../../../foundation/job-queue/read-jobs.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { repeatJob } from "../../../workspaces/commands/repeat-job.js";

type Outcome = Refusal | { job: JobRow; userErrors: [] };

const notOver = ({ status }: JobRow): Refusal =>
  refuse("NOT_ALLOWED_HERE", ["input", "id"], `The job is ${status}: only one that failed or was canceled is retried.`);

async function retry(tx: Transaction, context: ActionContext, id: JobId): Promise<Outcome> {
  const before = orNotFound(await lockJob(tx, id));
  if (before.status !== "FAILED" && before.status !== "CANCELED") return notOver(before);
  const repeated = await repeatJob(tx, context, before);
  if (typeof repeated !== "string") return repeated;
  const job = orNotFound(await findJob(tx, repeated));
  await recordChange(tx, context, {
    action: "CREATE",
    resourceType: "ProvisionerJob",
    resourceId: job.id,
    resourceName: job.subjectName,
    organization: await findOrganizationNamed(tx, job.organizationId),
    after: { retries: encodeId("ProvisionerJob", id) },
  });
  return done({ job });
}

/** Queues a job like one that failed or was canceled, for who may do both: make jobs, and do what that one was for. */
export async function retryProvisionerJob(context: ActionContext, { id }: { id: JobId }): Promise<Outcome> {
  const job = orNotFound(await findJob(context.database, id));
  authorize(context.actor, "PROVISIONER_JOB_CREATE", resourceOf(job), "PROVISIONER_JOB_READ");
  return inTransaction(context.database, (tx) => retry(tx, context, id));
}
