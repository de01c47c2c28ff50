import { Arg, Args, FieldResolver, ID, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { AccessDecision } from "../../../../foundation/subgraph-kit/shared/access-decision.type.js";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";
import { Organization } from "../stubs/organization.stub.js";
import { User } from "../stubs/user.stub.js";
import { TemplateVersionConnection } from "../versions/template-version.connection.js";
import { TemplateVersion } from "../versions/template-version.type.js";
import { WorkspaceFilter } from "../workspaces/workspace-filter.input.js";
import { WorkspaceConnection } from "../workspaces/workspace.connection.js";
import { Template } from "./template.type.js";

@Resolver(() => Template)
export class TemplateResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "§Template.organization§" })
  organization(@Root() _template: { id: string }): never {
    return notImplemented("Template.organization");
  }

  @FieldResolver(() => TemplateVersion, { description: "§Template.activeVersion§" })
  activeVersion(@Root() _template: { id: string }): never {
    return notImplemented("Template.activeVersion");
  }

  @FieldResolver(() => TemplateVersion, { nullable: true, description: "§Template.version§" })
  version(
    @Root() _template: { id: string },
    @Arg("name", () => String, { description: "§Template.version(name:)§" }) _name: string,
  ): never {
    return notImplemented("Template.version");
  }

  @FieldResolver(() => TemplateVersionConnection, { description: "§Template.versions§" })
  versions(
    @Root() _template: { id: string },
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("includeArchived", () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: "§Template.versions(includeArchived:)§",
    })
    _includeArchived: boolean,
  ): never {
    return notImplemented("Template.versions");
  }

  @FieldResolver(() => Template, {
    nullable: true,
    description: "Where its users should go; it may be another organization's.",
  })
  successor(@Root() _template: { id: string }): never {
    return notImplemented("Template.successor");
  }

  @FieldResolver(() => WorkspaceConnection, { nullable: true, description: "§Template.workspaces§" })
  workspaces(
    @Root() _template: { id: string },
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("filter", () => WorkspaceFilter, { nullable: true, description: "§Template.workspaces(filter:)§" })
    _filter: WorkspaceFilter | null | undefined,
  ): never {
    return notImplemented("Template.workspaces");
  }

  @FieldResolver(() => AccessDecision, { nullable: true, description: "Roles and the access list together." })
  explainAccess(
    @Root() _template: { id: string },
    @Arg("userId", () => ID, { description: "§Template.explainAccess(userId:)§" }) _userId: string,
    @Arg("permission", () => Permission, { description: "§Template.explainAccess(permission:)§" })
    _permission: Permission,
  ): never {
    return notImplemented("Template.explainAccess");
  }

  @FieldResolver(() => User, { nullable: true, description: "§Template.createdBy§" })
  createdBy(@Root() _template: { id: string }): never {
    return notImplemented("Template.createdBy");
  }
}
