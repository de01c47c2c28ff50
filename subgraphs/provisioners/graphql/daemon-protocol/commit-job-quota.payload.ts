import { Field, Int, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";

@ObjectType({ description: "Whether the build may go on, and the owner's quota." })
export class CommitJobQuotaPayload extends Payload {
  @Field(() => Boolean, {
    description: "Whether the build may go on to apply; false where the quota does not allow it.",
  })
  approved!: boolean;

  @Field(() => Int, { description: "What the workspace's owner may use in the organization, in credits a day." })
  allowance!: number;

  @Field(() => Int, { description: "What the owner's workspaces in the organization cost, in credits a day." })
  consumed!: number;
}
