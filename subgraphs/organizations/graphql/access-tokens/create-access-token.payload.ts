import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { AccessToken } from "./access-token.type.js";

@ObjectType({ description: "The new token with its secret, or why it was refused." })
export class CreateAccessTokenPayload extends Payload {
  @Field(() => AccessToken, {
    nullable: true,
    description: "The token without its secret; null where the mutation was refused.",
  })
  accessToken!: AccessToken | null;

  @Field(() => String, {
    nullable: true,
    description: "What to authenticate with, shown this once; null where the mutation was refused.",
  })
  secret!: string | null;
}
