import { Field, ID, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@ObjectType({
  description: "Plain values: the request that signs in is still anonymous, so nothing here may need a permission.",
})
export class SignInPayload extends Payload {
  @Field(() => ID, { nullable: true, description: "§SignInPayload.userId§" })
  userId!: string | null;

  @Field(() => String, { nullable: true, description: "§SignInPayload.username§" })
  username!: string | null;

  @Field(() => String, { nullable: true, description: "§SignInPayload.sessionToken§" })
  sessionToken!: string | null;

  @Field(() => DateTime, { nullable: true, description: "§SignInPayload.expiresAt§" })
  expiresAt!: Date | null;
}
