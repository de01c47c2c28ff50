import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Organization } from "../stubs/organization.stub.js";
import { RoleSync } from "./role-sync.type.js";

@Resolver(() => RoleSync)
export class RoleSyncResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "§RoleSync.organization§" })
  organization(@Root() _roleSync: { id: string }): never {
    return notImplemented("RoleSync.organization");
  }
}
