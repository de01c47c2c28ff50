import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { RoleSync } from "./role-sync.type.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class RoleSyncPayload extends Payload {
  @Field(() => RoleSync, { nullable: true, description: "The setting as it is now; null if nothing was changed." })
  roleSync!: RoleSync | null;
}
