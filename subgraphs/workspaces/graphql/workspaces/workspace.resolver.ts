import { Arg, Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from "type-graphql";
import { orNotFound, readId } from "../../../../foundation/ids/read-id.js";
import { permissionsOn } from "../../../../foundation/rbac/permissions-on.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import { explainWorkspaceAccess } from "../../actions/access/explain-template-access.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { AccessDecision } from "../../../../foundation/subgraph-kit/shared/access-decision.type.js";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";
import { selectBuilds } from "../../actions/workspaces/select-workspaces.js";
import { WorkspaceBuildConnection } from "../builds/workspace-build.connection.js";
import { WorkspaceBuild } from "../builds/workspace-build.type.js";
import { WorkspaceResource } from "../builds/workspace-resource.type.js";
import type { WorkspacesContext } from "../context.js";
import type { BuildRow, WorkspaceRow } from "../loaders.js";
import { WorkspaceMigration } from "../migration/workspace-migration.type.js";
import { Organization } from "../stubs/organization.stub.js";
import { User } from "../stubs/user.stub.js";
import { Template } from "../templates/template.type.js";
import { ParameterValue } from "../versions/parameter-value.type.js";
import { AutostartProblem } from "./autostart-problem.type.js";
import { Workspace } from "./workspace.type.js";

/** Every workspace has one, and who may read the one may read the other. */
const latestBuildOf = async (workspace: WorkspaceRow, { loaders }: WorkspacesContext): Promise<BuildRow> =>
  orNotFound(await loaders.build.load(workspace.latestBuildId));

/** What is about one workspace. */
const workspacePermission = /^WORKSPACE_(?!PROXY)/;

@Resolver(() => Workspace)
export class WorkspaceResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "Its template's." })
  organization(@Root() workspace: WorkspaceRow) {
    return { id: workspace.organizationId };
  }

  @FieldResolver(() => User, { nullable: true, description: "Whose it is." })
  owner(@Root() workspace: WorkspaceRow) {
    return { id: workspace.ownerId };
  }

  @FieldResolver(() => Template, { nullable: true, description: "What it is made of." })
  template(@Root() workspace: WorkspaceRow, @Ctx() { loaders }: WorkspacesContext) {
    return loaders.template.load(workspace.templateId);
  }

  @FieldResolver(() => WorkspaceBuild, { description: "The one that decides about its status." })
  latestBuild(@Root() workspace: WorkspaceRow, @Ctx() context: WorkspacesContext) {
    return latestBuildOf(workspace, context);
  }

  @FieldResolver(() => WorkspaceBuildConnection, { description: "The newest first." })
  builds(
    @Root() workspace: WorkspaceRow,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Ctx() { actor, connections, loaders }: WorkspacesContext,
  ) {
    const load = (id: string) => loaders.build.load(id);
    return connections.load({ ...selectBuilds(actor), arguments: page, parent: workspace.id, load });
  }

  @FieldResolver(() => Boolean, { description: "Its version is not its template's active one." })
  async isOutdated(@Root() workspace: WorkspaceRow, @Ctx() { loaders }: WorkspacesContext) {
    const template = await loaders.activeVersionId.load(workspace.templateId);
    return template?.activeVersionId !== workspace.versionId;
  }

  @FieldResolver(() => Boolean, { description: "Does it sleep, and refuse to be started until it is woken?" })
  isDormant(@Root() workspace: WorkspaceRow) {
    return workspace.dormantAt !== null;
  }

  @FieldResolver(() => AutostartProblem, {
    nullable: true,
    description:
      "Why its schedule could not start it the last time; null where it could, and once a start is ordered or the schedule is set.",
  })
  autostartProblem(@Root() workspace: WorkspaceRow) {
    const { autostartProblemCode: code, autostartProblemMessage: message, autostartProblemAt: at } = workspace;
    return code === null ? null : { code, message, at };
  }

  @FieldResolver(() => [ParameterValue], { description: "Of its latest build." })
  async parameters(@Root() workspace: WorkspaceRow, @Ctx() context: WorkspacesContext) {
    return (await latestBuildOf(workspace, context)).parameters;
  }

  @FieldResolver(() => [WorkspaceResource], { description: "What its last successful build made." })
  async resources(@Root() workspace: WorkspaceRow, @Ctx() { loaders }: WorkspacesContext) {
    return (await loaders.standingResources.load(workspace.id))?.resources ?? [];
  }

  @FieldResolver(() => Int, { description: "Of what stands now, in credits a day." })
  async dailyCost(@Root() workspace: WorkspaceRow, @Ctx() { loaders }: WorkspacesContext) {
    return (await loaders.standingResources.load(workspace.id))?.dailyCost ?? 0;
  }

  @FieldResolver(() => WorkspaceMigration, {
    nullable: true,
    description: "Null unless its template is deprecated and has a successor: what the owner can do.",
  })
  migration(@Root() workspace: WorkspaceRow, @Ctx() { loaders }: WorkspacesContext) {
    return loaders.migration.load(workspace.id);
  }

  @FieldResolver(() => [Permission], { description: "What the actor may do with it." })
  viewerPermissions(@Root() workspace: WorkspaceRow, @Ctx() { actor }: WorkspacesContext) {
    return permissionsOn(actor, resourceOf(workspace)).filter((permission) => workspacePermission.test(permission));
  }

  @FieldResolver(() => AccessDecision, {
    nullable: true,
    description: "Why a user may or may not do something with it.",
  })
  explainAccess(
    @Root() workspace: WorkspaceRow,
    @Arg("userId", () => ID, { description: "Who would do it." }) userId: string,
    @Arg("permission", () => Permission, { description: "What the user would do." }) permission: Permission,
    @Ctx() context: WorkspacesContext,
  ) {
    return explainWorkspaceAccess(context, workspace, { userId: readId("User", userId, "userId"), permission });
  }
}
