import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { OrganizationSync } from "./organization-sync.type.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class OrganizationSyncPayload extends Payload {
  @Field(() => OrganizationSync, {
    nullable: true,
    description: "The setting as it is now; null if nothing was changed.",
  })
  organizationSync!: OrganizationSync | null;
}
