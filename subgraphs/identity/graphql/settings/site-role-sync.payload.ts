import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { SiteRoleSync } from "./site-role-sync.type.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class SiteRoleSyncPayload extends Payload {
  @Field(() => SiteRoleSync, { nullable: true, description: "The setting as it is now; null if nothing was changed." })
  siteRoleSync!: SiteRoleSync | null;
}
