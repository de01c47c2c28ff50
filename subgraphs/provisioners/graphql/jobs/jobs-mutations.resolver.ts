import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import { cancelProvisionerJob } from "../../actions/jobs/cancel-provisioner-job.js";
import { retryProvisionerJob } from "../../actions/jobs/retry-provisioner-job.js";
import type { ProvisionersContext } from "../context.js";
import { CancelProvisionerJobInput } from "./cancel-provisioner-job.input.js";
import { ProvisionerJobPayload } from "./provisioner-job.payload.js";
import { RetryProvisionerJobInput } from "./retry-provisioner-job.input.js";

@Resolver()
export class JobsMutationsResolver {
  @RequiresPermission("PROVISIONER_JOB_UPDATE", { object: "input.id" })
  @Mutation(() => ProvisionerJobPayload, {
    nullable: true,
    description: "A pending job ends at once; a running one stays CANCELING until its daemon has stopped.",
  })
  cancelProvisionerJob(
    @Arg("input", () => CancelProvisionerJobInput, {
      description: "Which job to cancel, and in which status it is believed to be.",
    })
    input: CancelProvisionerJobInput,
    @Ctx() context: ProvisionersContext,
  ) {
    const id = readId("ProvisionerJob", input.id, "input.id");
    return cancelProvisionerJob(context, { id, expectedStatus: input.expectedStatus ?? null });
  }

  @RequiresPermission("PROVISIONER_JOB_CREATE", { object: "input.id" })
  @Mutation(() => ProvisionerJobPayload, { nullable: true, description: "A new job like a failed or canceled one." })
  retryProvisionerJob(
    @Arg("input", () => RetryProvisionerJobInput, { description: "Which job to repeat, by its global id." })
    input: RetryProvisionerJobInput,
    @Ctx() context: ProvisionersContext,
  ) {
    return retryProvisionerJob(context, { id: readId("ProvisionerJob", input.id, "input.id") });
  }
}
