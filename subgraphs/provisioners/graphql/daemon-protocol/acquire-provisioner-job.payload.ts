import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { AcquiredJob } from "./acquired-job.type.js";

@ObjectType({ description: "§AcquireProvisionerJobPayload§" })
export class AcquireProvisionerJobPayload extends Payload {
  @Field(() => AcquiredJob, { nullable: true, description: "§AcquireProvisionerJobPayload.job§" })
  job!: AcquiredJob | null;
}
