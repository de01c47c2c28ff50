import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { Group } from "./group.type.js";

@ObjectType({ description: "§SetGroupQuotasPayload§" })
export class SetGroupQuotasPayload extends Payload {
  @Field(() => [Group], { nullable: true, description: "§SetGroupQuotasPayload.groups§" })
  groups!: Group[] | null;
}
