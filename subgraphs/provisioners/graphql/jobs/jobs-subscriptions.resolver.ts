import { Arg, ID, Resolver, Root, Subscription } from "type-graphql";
import { readId } from "../../../../foundation/ids/read-id.js";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { followJob } from "../../actions/jobs/follow-job.js";
import type { ProvisionersContext } from "../context.js";
import type { JobRow } from "../loaders.js";
import { ProvisionerJob } from "./provisioner-job.type.js";

@Resolver()
export class JobsSubscriptionsResolver {
  @RequiresPermission("PROVISIONER_JOB_READ", { scope: "OWNER", object: "id" })
  @Subscription(() => ProvisionerJob, {
    subscribe: ({ args, context }: { args: { id: string }; context: ProvisionersContext }) =>
      followJob(context, { id: readId("ProvisionerJob", args.id, "id") }),
    description: "Sends the job at once, then at every change of status, queue position or eligibility.",
  })
  provisionerJob(@Root() job: JobRow, @Arg("id", () => ID, { description: "Global id of the job." }) _id: string) {
    return job;
  }
}
