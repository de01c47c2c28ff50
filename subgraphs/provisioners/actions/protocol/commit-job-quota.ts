import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction } from "../../../../foundation/database/in-transaction.js";
import { refuse, type UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import type { JobId, ProvisionerDaemonId } from "../../../../foundation/ids/ids.js";
import { lockRunningJob } from "../../../../foundation/job-queue/report-job.js";
import { commitBuildQuota } from "../../../workspaces/commands/commit-build-quota.js";
import { lost } from "./lost.js";
import { ownDaemon } from "./own-daemon.js";

export interface QuotaQuestion {
  jobId: JobId;
  daemonId: ProvisionerDaemonId;
  /** Credits. */
  dailyCost: number;
}

/** Credits a day. */
export interface QuotaAnswer {
  approved: boolean;
  allowance: number;
  consumed: number;
  userErrors: UserErrorValue[];
}

const unanswered = { approved: false, allowance: 0, consumed: 0 };
const belowNothing = refuse("INVALID", ["input", "dailyCost"], "A cost is never less than nothing.");
const noBuild = refuse(
  "NOT_ALLOWED_HERE",
  ["input", "jobId"],
  "An import costs nothing: ask for workspace builds only.",
);

/** Between plan and apply: commits what the workspace is going to cost, if its owner's allowance has room for it. */
export async function commitJobQuota(
  context: ActionContext,
  { jobId, daemonId, dailyCost }: QuotaQuestion,
): Promise<QuotaAnswer> {
  const daemon = await ownDaemon(context, daemonId);
  if (dailyCost < 0) return { ...unanswered, ...belowNothing };
  return inTransaction(context.database, async (tx) => {
    const job = await lockRunningJob(tx, jobId, daemon.id);
    if (!job) return { ...unanswered, ...lost };
    if (job.type !== "WORKSPACE_BUILD") return { ...unanswered, ...noBuild };
    return { ...(await commitBuildQuota(tx, job.subjectId, dailyCost)), userErrors: [] };
  });
}
