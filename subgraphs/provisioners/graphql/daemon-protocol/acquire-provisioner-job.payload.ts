import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { AcquiredJob } from "./acquired-job.type.js";

@ObjectType({ description: "A job to run, if there was one." })
export class AcquireProvisionerJobPayload extends Payload {
  @Field(() => AcquiredJob, {
    nullable: true,
    description: "Null where none came in time, or where the mutation was refused.",
  })
  job!: AcquiredJob | null;
}
