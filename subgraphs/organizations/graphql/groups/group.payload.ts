import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { Group } from "./group.type.js";

@ObjectType({ description: "§GroupPayload§" })
export class GroupPayload extends Payload {
  @Field(() => Group, { nullable: true, description: "§GroupPayload.group§" })
  group!: Group | null;
}
