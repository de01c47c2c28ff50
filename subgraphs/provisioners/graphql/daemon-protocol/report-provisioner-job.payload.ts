import { Field, Int, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";

@ObjectType({
  description: "canceled: interrupt, then fail. lost: the job is no longer this daemon's; stop and report nothing.",
})
export class ReportProvisionerJobPayload extends Payload {
  @Field(() => Boolean, { description: "Whether to interrupt the job and then call `failProvisionerJob`." })
  canceled!: boolean;

  @Field(() => Boolean, {
    description: "Whether the job is no longer this daemon's, so that it stops and reports nothing.",
  })
  lost!: boolean;

  @Field(() => Int, { description: "Place in the job's log of the last line that is kept." })
  lastSequence!: number;
}
