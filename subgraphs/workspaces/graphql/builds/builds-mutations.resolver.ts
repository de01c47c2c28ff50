import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId, readOptionalId } from "../../../../foundation/ids/read-id.js";
import { cancelWorkspaceBuild } from "../../actions/builds/cancel-workspace-build.js";
import { deleteWorkspace } from "../../actions/builds/delete-workspace.js";
import { startWorkspace } from "../../actions/builds/start-workspace.js";
import { stopWorkspace } from "../../actions/builds/stop-workspace.js";
import type { WorkspacesContext } from "../context.js";
import { CancelWorkspaceBuildInput } from "./cancel-workspace-build.input.js";
import { DeleteWorkspaceInput } from "./delete-workspace.input.js";
import { StartWorkspaceInput } from "./start-workspace.input.js";
import { StopWorkspaceInput } from "./stop-workspace.input.js";
import { WorkspaceBuildPayload } from "./workspace-build.payload.js";

@Resolver()
export class BuildsMutationsResolver {
  @RequiresPermission("WORKSPACE_START", { scope: "OWNER", object: "input.id" })
  @Mutation(() => WorkspaceBuildPayload, {
    nullable: true,
    description: "Each a job for a provisioner of the workspace's organization; WORKSPACE_START, _STOP and _DELETE.",
  })
  startWorkspace(
    @Arg("input", () => StartWorkspaceInput, { description: "All arguments in one object." })
    input: StartWorkspaceInput,
    @Ctx() context: WorkspacesContext,
  ) {
    const versionId = readOptionalId("TemplateVersion", input.versionId, "input.versionId");
    return startWorkspace(context, { ...input, id: readId("Workspace", input.id, "input.id"), versionId });
  }

  @RequiresPermission("WORKSPACE_STOP", { scope: "OWNER", object: "input.id" })
  @Mutation(() => WorkspaceBuildPayload, {
    nullable: true,
    description: "Orders a build that takes down what need not outlive a night.",
  })
  stopWorkspace(
    @Arg("input", () => StopWorkspaceInput, { description: "All arguments in one object." })
    input: StopWorkspaceInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return stopWorkspace(context, { id: readId("Workspace", input.id, "input.id") });
  }

  @RequiresPermission("WORKSPACE_DELETE", { scope: "OWNER", object: "input.id" })
  @Mutation(() => WorkspaceBuildPayload, {
    nullable: true,
    description: "Orders a build that destroys its resources; the workspace goes when that has succeeded.",
  })
  deleteWorkspace(
    @Arg("input", () => DeleteWorkspaceInput, { description: "All arguments in one object." })
    input: DeleteWorkspaceInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return deleteWorkspace(context, { ...input, id: readId("Workspace", input.id, "input.id") });
  }

  @RequiresPermission("WORKSPACE_UPDATE", { scope: "OWNER", object: "input.id" })
  @Mutation(() => WorkspaceBuildPayload, {
    nullable: true,
    description: "At once while the build waits; a running one is ended by its daemon.",
  })
  cancelWorkspaceBuild(
    @Arg("input", () => CancelWorkspaceBuildInput, { description: "All arguments in one object." })
    input: CancelWorkspaceBuildInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return cancelWorkspaceBuild(context, { id: readId("WorkspaceBuild", input.id, "input.id") });
  }
}
