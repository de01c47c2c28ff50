import { Arg, ID, Int, Resolver, Root, Subscription } from "type-graphql";
import { readId } from "../../../../foundation/ids/read-id.js";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { followJobLog } from "../../actions/jobs/follow-job-log.js";
import type { ProvisionersContext } from "../context.js";
import { ProvisionerJobLog } from "./provisioner-job-log.type.js";

interface LogArgs {
  jobId: string;
  after?: number | null;
}

@Resolver()
export class LogsSubscriptionsResolver {
  @RequiresPermission("PROVISIONER_JOB_READ", { scope: "OWNER", object: "jobId" })
  @Subscription(() => ProvisionerJobLog, {
    subscribe: ({ args, context }: { args: LogArgs; context: ProvisionersContext }) =>
      followJobLog(context, { jobId: readId("ProvisionerJob", args.jobId, "jobId"), after: args.after ?? 0 }),
    description:
      "From the first line after `after` on, without gap or repetition; completes when the job has ended and all is sent.",
  })
  provisionerJobLogs(
    @Root() line: ProvisionerJobLog,
    @Arg("jobId", () => ID, { description: "Global id of the job." }) _jobId: string,
    @Arg("after", () => Int, {
      nullable: true,
      defaultValue: 0,
      description: "A sequence; 0 for the first line on.",
    })
    _after: number,
  ): ProvisionerJobLog {
    return line;
  }
}
