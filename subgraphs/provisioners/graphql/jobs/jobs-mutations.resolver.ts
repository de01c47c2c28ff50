import { Arg, Mutation, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { CancelProvisionerJobInput } from "./cancel-provisioner-job.input.js";
import { ProvisionerJobPayload } from "./provisioner-job.payload.js";
import { RetryProvisionerJobInput } from "./retry-provisioner-job.input.js";

@Resolver()
export class JobsMutationsResolver {
  @Mutation(() => ProvisionerJobPayload, { nullable: true, description: "§Mutation.cancelProvisionerJob§" })
  cancelProvisionerJob(
    @Arg("input", () => CancelProvisionerJobInput, { description: "§Mutation.cancelProvisionerJob(input:)§" })
    _input: CancelProvisionerJobInput,
  ): never {
    return notImplemented("Mutation.cancelProvisionerJob");
  }

  @Mutation(() => ProvisionerJobPayload, { nullable: true, description: "A new job like a failed or canceled one." })
  retryProvisionerJob(
    @Arg("input", () => RetryProvisionerJobInput, { description: "§Mutation.retryProvisionerJob(input:)§" })
    _input: RetryProvisionerJobInput,
  ): never {
    return notImplemented("Mutation.retryProvisionerJob");
  }
}
