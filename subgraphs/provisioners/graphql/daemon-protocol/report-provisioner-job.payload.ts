import { Field, Int, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";

@ObjectType({
  description: "canceled: interrupt, then fail. lost: the job is no longer this daemon's; stop and report nothing.",
})
export class ReportProvisionerJobPayload extends Payload {
  @Field(() => Boolean, { description: "§ReportProvisionerJobPayload.canceled§" })
  canceled!: boolean;

  @Field(() => Boolean, { description: "§ReportProvisionerJobPayload.lost§" })
  lost!: boolean;

  @Field(() => Int, { description: "§ReportProvisionerJobPayload.lastSequence§" })
  lastSequence!: number;
}
