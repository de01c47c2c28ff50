import { Field, ID, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@ObjectType({
  description: "Plain values: the request that signs in is still anonymous, so nothing here may need a permission.",
})
export class SignInPayload extends Payload {
  @Field(() => ID, { nullable: true, description: "Who signed in." })
  userId!: string | null;

  @Field(() => String, { nullable: true, description: "Who signed in, by name." })
  username!: string | null;

  @Field(() => String, { nullable: true, description: "For the header `Authorization: Bearer …`; shown once." })
  sessionToken!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the session ends unless it is renewed; null if nobody was signed in.",
  })
  expiresAt!: Date | null;
}
