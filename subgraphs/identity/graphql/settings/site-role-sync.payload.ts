import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { SiteRoleSync } from "./site-role-sync.type.js";

@ObjectType({ description: "§SiteRoleSyncPayload§" })
export class SiteRoleSyncPayload extends Payload {
  @Field(() => SiteRoleSync, { nullable: true, description: "§SiteRoleSyncPayload.siteRoleSync§" })
  siteRoleSync!: SiteRoleSync | null;
}
