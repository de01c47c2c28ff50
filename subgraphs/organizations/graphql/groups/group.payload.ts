import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { Group } from "./group.type.js";

@ObjectType({ description: "The group as it is after the mutation, or why it was refused." })
export class GroupPayload extends Payload {
  @Field(() => Group, { nullable: true, description: "As it is after the mutation; null where that was refused." })
  group!: Group | null;
}
