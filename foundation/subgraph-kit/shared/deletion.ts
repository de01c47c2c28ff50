import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Shareable } from "../federation-directives.js";
import { Payload } from "./payload.js";

@InputType({ description: "Names what is to be deleted." })
export class DeleteInput {
  @Field(() => ID, { description: "Its global id." })
  id!: string;
}

@Shareable()
@ObjectType({ description: "What a deletion answers." })
export class DeletePayload extends Payload {
  @Field(() => ID, { nullable: true, description: "The id of what is gone; null if nothing was deleted." })
  deletedId!: string | null;
}
