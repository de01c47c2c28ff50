import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { AccessToken } from "./access-token.type.js";

@ObjectType({ description: "§CreateAccessTokenPayload§" })
export class CreateAccessTokenPayload extends Payload {
  @Field(() => AccessToken, { nullable: true, description: "§CreateAccessTokenPayload.accessToken§" })
  accessToken!: AccessToken | null;

  @Field(() => String, { nullable: true, description: "§CreateAccessTokenPayload.secret§" })
  secret!: string | null;
}
