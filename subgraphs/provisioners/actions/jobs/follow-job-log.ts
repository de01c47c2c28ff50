import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { badInput } from "../../../../foundation/errors/graph-errors.js";
import type { JobId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import type { JobLogFeed } from "../../../../foundation/job-queue/job-log-feed.js";
import type { KeptJobLogLine } from "../../../../foundation/job-queue/job-logs.js";
import { findJob } from "../../../../foundation/job-queue/read-jobs.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";

type Following = ActionContext & { jobLogs: JobLogFeed };

export interface LogToFollow {
  jobId: JobId;
  /** The last sequence that is not wanted any more; 0 for all lines. */
  after: number;
}

/** A job's lines from the first after `after` on, each once, until the job is over and all are sent. */
export async function followJobLog(
  context: Following,
  { jobId, after }: LogToFollow,
): Promise<AsyncIterable<KeptJobLogLine>> {
  if (after < 0) throw badInput("after", "A sequence is 0, for the first line, or more.");
  const job = orNotFound(await findJob(context.database, jobId));
  authorize(context.actor, "PROVISIONER_JOB_READ", resourceOf(job), "PROVISIONER_JOB_READ");
  return context.jobLogs.follow({ jobId, after }, context.signal);
}
