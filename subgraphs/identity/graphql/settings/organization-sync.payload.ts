import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { OrganizationSync } from "./organization-sync.type.js";

@ObjectType({ description: "§OrganizationSyncPayload§" })
export class OrganizationSyncPayload extends Payload {
  @Field(() => OrganizationSync, { nullable: true, description: "§OrganizationSyncPayload.organizationSync§" })
  organizationSync!: OrganizationSync | null;
}
