import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { JobId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { findJob, type JobRow } from "../../../../foundation/job-queue/read-jobs.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import type { JobFeed } from "./job-feed.js";

/** A job now, and at every change, until it is over. */
export async function followJob(
  context: ActionContext & { jobs: JobFeed },
  { id }: { id: JobId },
): Promise<AsyncIterable<JobRow>> {
  const job = orNotFound(await findJob(context.database, id));
  authorize(context.actor, "PROVISIONER_JOB_READ", resourceOf(job), "PROVISIONER_JOB_READ");
  return context.jobs.follow(job, context.signal);
}
