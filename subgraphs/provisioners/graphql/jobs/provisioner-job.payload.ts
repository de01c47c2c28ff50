import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { ProvisionerJob } from "./provisioner-job.type.js";

@ObjectType({ description: "§ProvisionerJobPayload§" })
export class ProvisionerJobPayload extends Payload {
  @Field(() => ProvisionerJob, { nullable: true, description: "§ProvisionerJobPayload.job§" })
  job!: ProvisionerJob | null;
}
