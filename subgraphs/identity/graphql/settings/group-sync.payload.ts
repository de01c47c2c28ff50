import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { GroupSync } from "./group-sync.type.js";

@ObjectType({ description: "§GroupSyncPayload§" })
export class GroupSyncPayload extends Payload {
  @Field(() => GroupSync, { nullable: true, description: "§GroupSyncPayload.groupSync§" })
  groupSync!: GroupSync | null;
}
