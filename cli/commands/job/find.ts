import type { Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";
import { jobOnly, type Job } from "../../jobs/operations.js";
import { workspaceOf } from "../workspace/find.js";

/** The id of a job: itself, or of the last build of a workspace that is named instead. */
export async function jobIdOf(cli: Cli, reference: string): Promise<string> {
  if (/^job_[0-9a-z]+$/.test(reference)) return reference;
  const workspace = await workspaceOf(cli, reference);
  if (workspace.latestBuild.job) return workspace.latestBuild.job.id;
  throw new CliFault(`You may not see the jobs of ${reference}.`, { code: "NOT_FOUND" });
}

/** A job by its id, or the last one of a workspace. */
export async function jobOf(cli: Cli, reference: string): Promise<Job> {
  const { node } = await cli.graph().read(jobOnly, { id: await jobIdOf(cli, reference) });
  if (node) return node;
  throw new CliFault(`There is no job "${reference}", or you may not see it.`, {
    code: "NOT_FOUND",
    remedy: "orgplane provisioner jobs shows those that you see.",
  });
}
