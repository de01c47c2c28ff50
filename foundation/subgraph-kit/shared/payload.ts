import { Field, ObjectType } from "type-graphql";
import { UserError } from "./user-error.type.js";

/** What every payload has. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], { description: "Why nothing was done; empty when it was." })
  userErrors!: UserError[];
}
