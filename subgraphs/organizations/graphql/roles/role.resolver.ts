import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { canAssign } from "../../actions/roles/can-assign.js";
import type { OrganizationsContext } from "../context.js";
import type { RoleRow } from "../loaders.js";
import { Organization } from "../organizations/organization.type.js";
import { Role } from "./role.type.js";

@Resolver(() => Role)
export class RoleResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "Null for a site role." })
  organization(@Root() role: RoleRow, @Ctx() { loaders }: OrganizationsContext) {
    return role.organizationId === null ? null : loaders.organization.load(role.organizationId);
  }

  @FieldResolver(() => Int, { description: "How many users hold it." })
  memberCount(@Root() role: RoleRow, @Ctx() { loaders }: OrganizationsContext) {
    return loaders.roleMemberCount.load(role.id);
  }

  @FieldResolver(() => Boolean, { description: "May the viewer give it to somebody?" })
  viewerCanAssign(@Root() role: RoleRow, @Ctx() { actor }: OrganizationsContext) {
    return canAssign(actor, role);
  }
}
