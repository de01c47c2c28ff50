import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { User } from "./user.type.js";

@ObjectType({ description: "§UserPayload§" })
export class UserPayload extends Payload {
  @Field(() => User, { nullable: true, description: "§UserPayload.user§" })
  user!: User | null;
}
