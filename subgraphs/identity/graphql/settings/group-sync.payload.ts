import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { GroupSync } from "./group-sync.type.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class GroupSyncPayload extends Payload {
  @Field(() => GroupSync, { nullable: true, description: "The setting as it is now; null if nothing was changed." })
  groupSync!: GroupSync | null;
}
