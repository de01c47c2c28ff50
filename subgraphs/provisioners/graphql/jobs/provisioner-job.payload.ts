import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { ProvisionerJob } from "./provisioner-job.type.js";

@ObjectType({ description: "The job as it is after the mutation, or why it was refused." })
export class ProvisionerJobPayload extends Payload {
  @Field(() => ProvisionerJob, {
    nullable: true,
    description: "As it is after the mutation; null where that was refused.",
  })
  job!: ProvisionerJob | null;
}
