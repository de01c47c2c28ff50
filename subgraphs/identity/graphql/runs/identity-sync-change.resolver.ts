import { FieldResolver, Resolver, Root } from "type-graphql";
import type { SyncChange } from "../../rules/sync/sync-plan.js";
import { Group } from "../stubs/group.stub.js";
import { Organization } from "../stubs/organization.stub.js";
import { IdentitySyncChange } from "./identity-sync-change.type.js";

@Resolver(() => IdentitySyncChange)
export class IdentitySyncChangeResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "Null for steps about the whole deployment." })
  organization(@Root() { organizationId }: SyncChange) {
    return organizationId && { id: organizationId };
  }

  @FieldResolver(() => Group, { nullable: true, description: "For steps about groups." })
  group(@Root() { groupId }: SyncChange) {
    return groupId && { id: groupId };
  }
}
