import { Arg, Args, FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";
import { AuditEntryConnection } from "../audit/audit-entry.connection.js";
import { AuditLogFilter } from "../audit/audit-log-filter.input.js";
import { GroupConnection } from "../groups/group.connection.js";
import { Group } from "../groups/group.type.js";
import { OrganizationMemberConnection } from "../members/organization-member.connection.js";
import { OrganizationMember } from "../members/organization-member.type.js";
import { Role } from "../roles/role.type.js";
import { Organization } from "./organization.type.js";

@Resolver(() => Organization)
export class OrganizationResolver {
  @FieldResolver(() => OrganizationMemberConnection, { nullable: true, description: "§Organization.members§" })
  members(
    @Root() _organization: { id: string },
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("search", () => String, { nullable: true, description: "§Organization.members(search:)§" })
    _search: string | null | undefined,
    @Arg("role", () => String, { nullable: true, description: "§Organization.members(role:)§" })
    _role: string | null | undefined,
  ): never {
    return notImplemented("Organization.members");
  }

  @FieldResolver(() => OrganizationMember, { nullable: true, description: "§Organization.member§" })
  member(
    @Root() _organization: { id: string },
    @Arg("username", () => String, { description: "§Organization.member(username:)§" }) _username: string,
  ): never {
    return notImplemented("Organization.member");
  }

  @FieldResolver(() => OrganizationMember, {
    nullable: true,
    description: "The viewer's own membership: roles, groups, quota. Null for who is no member.",
  })
  viewerMember(@Root() _organization: { id: string }): never {
    return notImplemented("Organization.viewerMember");
  }

  @FieldResolver(() => GroupConnection, { nullable: true, description: "§Organization.groups§" })
  groups(
    @Root() _organization: { id: string },
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("search", () => String, { nullable: true, description: "§Organization.groups(search:)§" })
    _search: string | null | undefined,
  ): never {
    return notImplemented("Organization.groups");
  }

  @FieldResolver(() => Group, { nullable: true, description: "§Organization.group§" })
  group(
    @Root() _organization: { id: string },
    @Arg("name", () => String, { description: "§Organization.group(name:)§" }) _name: string,
  ): never {
    return notImplemented("Organization.group");
  }

  @FieldResolver(() => [Role], { nullable: true, description: "Built-in and custom." })
  roles(@Root() _organization: { id: string }): never {
    return notImplemented("Organization.roles");
  }

  @FieldResolver(() => Role, { nullable: true, description: "§Organization.role§" })
  role(
    @Root() _organization: { id: string },
    @Arg("name", () => String, { description: "§Organization.role(name:)§" }) _name: string,
  ): never {
    return notImplemented("Organization.role");
  }

  @FieldResolver(() => [Role], {
    nullable: true,
    description:
      "What every new member gets beyond the implied member role; organization-workspace-access unless changed.",
  })
  defaultMemberRoles(@Root() _organization: { id: string }): never {
    return notImplemented("Organization.defaultMemberRoles");
  }

  @FieldResolver(() => AuditEntryConnection, { nullable: true, description: "§Organization.auditLog§" })
  auditLog(
    @Root() _organization: { id: string },
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("filter", () => AuditLogFilter, { nullable: true, description: "§Organization.auditLog(filter:)§" })
    _filter: AuditLogFilter | null | undefined,
  ): never {
    return notImplemented("Organization.auditLog");
  }

  @FieldResolver(() => Boolean, { description: "§Organization.viewerCan§" })
  viewerCan(
    @Root() _organization: { id: string },
    @Arg("permission", () => Permission, { description: "§Organization.viewerCan(permission:)§" })
    _permission: Permission,
  ): never {
    return notImplemented("Organization.viewerCan");
  }
}
