import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { RoleSync } from "./role-sync.type.js";

@ObjectType({ description: "§RoleSyncPayload§" })
export class RoleSyncPayload extends Payload {
  @Field(() => RoleSync, { nullable: true, description: "§RoleSyncPayload.roleSync§" })
  roleSync!: RoleSync | null;
}
