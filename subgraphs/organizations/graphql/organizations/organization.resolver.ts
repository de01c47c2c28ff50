import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { actingUserId, type Actor } from "../../../../foundation/rbac/actor.js";
import { decide } from "../../../../foundation/rbac/decide.js";
import { permissionsOn } from "../../../../foundation/rbac/permissions-on.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";
import { AuditEntryConnection } from "../audit/audit-entry.connection.js";
import { readAuditFilter } from "../audit/read-audit-filter.js";
import { AuditLogFilter } from "../audit/audit-log-filter.input.js";
import type { OrganizationsContext } from "../context.js";
import { GroupConnection } from "../groups/group.connection.js";
import { Group } from "../groups/group.type.js";
import type { OrganizationRow } from "../loaders.js";
import { OrganizationMemberConnection } from "../members/organization-member.connection.js";
import { OrganizationMember } from "../members/organization-member.type.js";
import { Role } from "../roles/role.type.js";
import { Organization } from "./organization.type.js";

/** What the actor owns, or would make, in the organization: the most that they may do there. */
const ownIn = (actor: Actor, { id }: OrganizationRow) => ({
  organizationId: id as OrganizationId,
  ownerId: actingUserId(actor),
});

@Resolver(() => Organization)
export class OrganizationResolver {
  @RequiresPermission("ORGANIZATION_MEMBER_READ")
  @FieldResolver(() => OrganizationMemberConnection, {
    nullable: true,
    description: "Memberships rather than users: each with its roles, groups and quota here.",
  })
  members(
    @Root() organization: OrganizationRow,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("search", () => String, { nullable: true, description: "Only those whose names match this text." })
    search: string | null | undefined,
    @Arg("role", () => String, { nullable: true, description: "Only those who hold the role of this name." })
    role: string | null | undefined,
    @Ctx() { lists }: OrganizationsContext,
  ) {
    return lists.members(organization.id, page, { search, role });
  }

  @RequiresPermission("ORGANIZATION_MEMBER_READ")
  @FieldResolver(() => OrganizationMember, {
    nullable: true,
    description: "One membership; null if there is none or the actor may not see it.",
  })
  member(
    @Root() organization: OrganizationRow,
    @Arg("username", () => String, { description: "The unique username of the user." }) username: string,
    @Ctx() { loaders }: OrganizationsContext,
  ) {
    return loaders.memberByUsername.load({ parentId: organization.id, name: username });
  }

  @FieldResolver(() => OrganizationMember, {
    nullable: true,
    description: "The viewer's own membership: roles, groups, quota. Null for who is no member.",
  })
  async viewerMember(@Root() organization: OrganizationRow, @Ctx() { loaders }: OrganizationsContext) {
    return (await loaders.viewerMemberOf.load(organization.id))[0] ?? null;
  }

  @FieldResolver(() => GroupConnection, {
    nullable: true,
    description: "The organization's groups, Everyone included.",
  })
  groups(
    @Root() organization: OrganizationRow,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("search", () => String, { nullable: true, description: "Only those whose names match this text." })
    search: string | null | undefined,
    @Ctx() { lists }: OrganizationsContext,
  ) {
    return lists.groups(organization.id, page, search);
  }

  @FieldResolver(() => Group, {
    nullable: true,
    description: "By its name; null if there is none or the actor may not see it.",
  })
  group(
    @Root() organization: OrganizationRow,
    @Arg("name", () => String, { description: "The `name`, not the display name." }) name: string,
    @Ctx() { loaders }: OrganizationsContext,
  ) {
    return loaders.groupByName.load({ parentId: organization.id, name });
  }

  @RequiresPermission("ORGANIZATION_ROLE_READ")
  @FieldResolver(() => [Role], { nullable: true, description: "Built-in and custom." })
  roles(@Root() organization: OrganizationRow, @Ctx() { loaders }: OrganizationsContext) {
    return loaders.rolesOf.load(organization.id);
  }

  @RequiresPermission("ORGANIZATION_ROLE_READ")
  @FieldResolver(() => Role, {
    nullable: true,
    description: "By its name, built-in or custom; null if there is none or the actor may not see it.",
  })
  async role(
    @Root() organization: OrganizationRow,
    @Arg("name", () => String, { description: "The `name`, not the display name." }) name: string,
    @Ctx() { loaders }: OrganizationsContext,
  ) {
    const roles = await loaders.rolesOf.load(organization.id);
    return roles.find((role) => role.name === name) ?? null;
  }

  @RequiresPermission("ORGANIZATION_ROLE_READ")
  @FieldResolver(() => [Role], {
    nullable: true,
    description:
      "What every new member gets beyond the implied member role; organization-workspace-access unless changed.",
  })
  async defaultMemberRoles(@Root() organization: OrganizationRow, @Ctx() { loaders }: OrganizationsContext) {
    const roles = await loaders.rolesOf.load(organization.id);
    return roles.filter((role) => organization.defaultMemberRoles.includes(role.name));
  }

  @RequiresPermission("AUDIT_LOG_READ")
  @FieldResolver(() => AuditEntryConnection, {
    nullable: true,
    description: "What happened in this organization, newest first.",
  })
  auditLog(
    @Root() organization: OrganizationRow,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => AuditLogFilter, {
      nullable: true,
      description: "Conditions that must all hold; absent for every entry.",
    })
    filter: AuditLogFilter | null | undefined,
    @Ctx() { lists }: OrganizationsContext,
  ) {
    return lists.auditLog(organization.id, page, readAuditFilter(filter));
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer holds this permission here." })
  viewerCan(
    @Root() organization: OrganizationRow,
    @Arg("permission", () => Permission, { description: "The one action that is asked about." })
    permission: Permission,
    @Ctx() { actor }: OrganizationsContext,
  ) {
    return decide(actor, permission, ownIn(actor, organization));
  }

  @FieldResolver(() => [Permission], {
    description: "All that the viewer may do here, for a UI that hides what would be refused.",
  })
  viewerPermissions(@Root() organization: OrganizationRow, @Ctx() { actor }: OrganizationsContext) {
    return permissionsOn(actor, ownIn(actor, organization));
  }
}
