import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { Group } from "./group.type.js";

@ObjectType({ description: "All the groups as they are after the mutation, or why none was changed." })
export class SetGroupQuotasPayload extends Payload {
  @Field(() => [Group], { nullable: true, description: "As they are after the mutation; null where that was refused." })
  groups!: Group[] | null;
}
