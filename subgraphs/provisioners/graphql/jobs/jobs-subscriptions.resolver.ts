import { Arg, ID, Resolver, Subscription } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ProvisionerJob } from "./provisioner-job.type.js";

@Resolver()
export class JobsSubscriptionsResolver {
  @RequiresPermission("PROVISIONER_JOB_READ", { scope: "OWNER", object: "id" })
  @Subscription(() => ProvisionerJob, {
    subscribe: () => notImplemented("Subscription.provisionerJob"),
    description: "Sends the job at once, then at every change of status, queue position or eligibility.",
  })
  provisionerJob(@Arg("id", () => ID, { description: "Global id of the job." }) _id: string): never {
    return notImplemented("Subscription.provisionerJob");
  }
}
