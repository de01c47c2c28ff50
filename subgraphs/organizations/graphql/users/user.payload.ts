import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { User } from "./user.type.js";

@ObjectType({ description: "The user as it is after the mutation, or why it was refused." })
export class UserPayload extends Payload {
  @Field(() => User, { nullable: true, description: "As it is after the mutation; null where that was refused." })
  user!: User | null;
}
