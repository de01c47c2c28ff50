import { Arg, ID, Int, Resolver, Subscription } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ProvisionerJobLog } from "./provisioner-job-log.type.js";

@Resolver()
export class LogsSubscriptionsResolver {
  @RequiresPermission("PROVISIONER_JOB_READ", { scope: "OWNER", object: "jobId" })
  @Subscription(() => ProvisionerJobLog, {
    subscribe: () => notImplemented("Subscription.provisionerJobLogs"),
    description:
      "From the first line after `after` on, without gap or repetition; completes when the job has ended and all is sent.",
  })
  provisionerJobLogs(
    @Arg("jobId", () => ID, { description: "Global id of the job." }) _jobId: string,
    @Arg("after", () => Int, {
      nullable: true,
      defaultValue: 0,
      description: "A sequence; 0 for the first line on.",
    })
    _after: number,
  ): never {
    return notImplemented("Subscription.provisionerJobLogs");
  }
}
