import { Arg, Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { administratorsPermissions, mayByRolesOr } from "../../actions/templates/template-rights.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import { explainTemplateAccess } from "../../actions/access/explain-template-access.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { AccessDecision } from "../../../../foundation/subgraph-kit/shared/access-decision.type.js";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";
import { selectVersions } from "../../actions/templates/select-templates.js";
import { TemplateAccess } from "../access/template-access.type.js";
import type { WorkspacesContext } from "../context.js";
import type { TemplateRow } from "../loaders.js";
import { TemplateMigration } from "../migration/template-migration.type.js";
import { Organization } from "../stubs/organization.stub.js";
import { User } from "../stubs/user.stub.js";
import { TemplateVersionConnection } from "../versions/template-version.connection.js";
import { TemplateVersion } from "../versions/template-version.type.js";
import { loadWorkspaces } from "../workspaces/load-workspaces.js";
import { WorkspaceFilter } from "../workspaces/workspace-filter.input.js";
import { WorkspaceConnection } from "../workspaces/workspace.connection.js";
import { BuildTimes } from "./build-times.type.js";
import { TemplateSettings } from "./template-settings.type.js";
import { Template } from "./template.type.js";

@Resolver(() => Template)
export class TemplateResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "Whose it is." })
  organization(@Root() template: TemplateRow) {
    return { id: template.organizationId };
  }

  @FieldResolver(() => TemplateVersion, { description: "The one that new workspaces and updates take." })
  activeVersion(@Root() template: TemplateRow, @Ctx() { loaders }: WorkspacesContext) {
    return loaders.version.load(template.activeVersionId);
  }

  @FieldResolver(() => TemplateVersion, { nullable: true, description: "By name; null if there is none." })
  version(
    @Root() template: TemplateRow,
    @Arg("name", () => String, { description: "The version's name." }) name: string,
    @Ctx() { loaders }: WorkspacesContext,
  ) {
    return loaders.versionByName.load({ parentId: template.id, name });
  }

  @FieldResolver(() => TemplateVersionConnection, { description: "The newest first." })
  versions(
    @Root() template: TemplateRow,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("includeArchived", () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: "Archived ones too? False if left out.",
    })
    includeArchived: boolean | null,
    @Ctx() { actor, connections, loaders }: WorkspacesContext,
  ) {
    const selected = selectVersions(actor, includeArchived ?? false);
    const load = (id: string) => loaders.version.load(id);
    return connections.load({ ...selected, arguments: page, parent: template.id, load });
  }

  @FieldResolver(() => Template, {
    nullable: true,
    description: "Where its users should go; it may be another organization's.",
  })
  successor(@Root() template: TemplateRow, @Ctx() { loaders }: WorkspacesContext) {
    return template.successorId === null ? null : loaders.template.load(template.successorId);
  }

  @RequiresPermission("TEMPLATE_UPDATE")
  @FieldResolver(() => TemplateMigration, {
    nullable: true,
    description: "Null unless it is deprecated and has a successor.",
  })
  async migration(@Root() template: TemplateRow, @Ctx() { loaders }: WorkspacesContext) {
    if (!template.isDeprecated || template.successorId === null) return null;
    const count = await loaders.migrationCount.load(template.id);
    return { template, total: count?.total ?? 0, migrated: count?.migrated ?? 0 };
  }

  @RequiresPermission("TEMPLATE_UPDATE")
  @FieldResolver(() => [TemplateAccess], {
    nullable: true,
    description: "Who may use or administer it beyond what roles give; null for whoever may not see that.",
  })
  access(@Root() template: TemplateRow, @Ctx() { loaders }: WorkspacesContext) {
    return loaders.templateAccess.load(template.id);
  }

  @FieldResolver(() => TemplateSettings, { description: "What holds for all workspaces of it." })
  settings(@Root() template: TemplateRow) {
    return template;
  }

  @FieldResolver(() => WorkspaceConnection, { nullable: true, description: "Those that the actor may read." })
  workspaces(
    @Root() template: TemplateRow,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => WorkspaceFilter, {
      nullable: true,
      description: "Conditions that must all hold; absent for every workspace.",
    })
    filter: WorkspaceFilter | null | undefined,
    @Ctx() context: WorkspacesContext,
  ) {
    return loadWorkspaces(context, { page, filter, below: { type: "template", id: template.id } });
  }

  @RequiresPermission("TEMPLATE_VIEW_INSIGHTS")
  @FieldResolver(() => Int, {
    nullable: true,
    description: "How many workspaces are made of it, whoever may see them.",
  })
  async workspaceCount(@Root() template: TemplateRow, @Ctx() { loaders }: WorkspacesContext) {
    return (await loaders.workspaceCount.load(template.id))?.count ?? 0;
  }

  @RequiresPermission("TEMPLATE_VIEW_INSIGHTS")
  @FieldResolver(() => BuildTimes, {
    nullable: true,
    description: "Median and 95th percentile of recent builds, in seconds; null before the first.",
  })
  async buildTimes(@Root() template: TemplateRow, @Ctx() { loaders }: WorkspacesContext) {
    return (await loaders.buildTimes.load(template.id))?.times ?? null;
  }

  @FieldResolver(() => [Permission], { description: "What the actor may do with it." })
  async viewerPermissions(@Root() template: TemplateRow, @Ctx() { actor, loaders }: WorkspacesContext) {
    const access = (await loaders.ownAccess.load(template.id)).map(({ role }) => role);
    return administratorsPermissions.filter((permission) => mayByRolesOr(actor, permission, { template, access }));
  }

  @FieldResolver(() => AccessDecision, { nullable: true, description: "Roles and the access list together." })
  explainAccess(
    @Root() template: TemplateRow,
    @Arg("userId", () => ID, { description: "Who would do it." }) userId: string,
    @Arg("permission", () => Permission, { description: "What the user would do." }) permission: Permission,
    @Ctx() context: WorkspacesContext,
  ) {
    return explainTemplateAccess(context, template, { userId: readId("User", userId, "userId"), permission });
  }

  @FieldResolver(() => User, { nullable: true, description: "Who made it; null for whoever is gone." })
  createdBy(@Root() template: TemplateRow) {
    return template.createdById === null ? null : { id: template.createdById };
  }
}
