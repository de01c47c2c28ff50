import { Field, Int, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";

@ObjectType({ description: "§CommitJobQuotaPayload§" })
export class CommitJobQuotaPayload extends Payload {
  @Field(() => Boolean, { description: "§CommitJobQuotaPayload.approved§" })
  approved!: boolean;

  @Field(() => Int, { description: "§CommitJobQuotaPayload.allowance§" })
  allowance!: number;

  @Field(() => Int, { description: "§CommitJobQuotaPayload.consumed§" })
  consumed!: number;
}
