import { Arg, Mutation, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { CancelWorkspaceBuildInput } from "./cancel-workspace-build.input.js";
import { DeleteWorkspaceInput } from "./delete-workspace.input.js";
import { StartWorkspaceInput } from "./start-workspace.input.js";
import { StopWorkspaceInput } from "./stop-workspace.input.js";
import { WorkspaceBuildPayload } from "./workspace-build.payload.js";

@Resolver()
export class BuildsMutationsResolver {
  @Mutation(() => WorkspaceBuildPayload, {
    nullable: true,
    description: "Each a job for a provisioner of the workspace's organization; WORKSPACE_START, _STOP and _DELETE.",
  })
  startWorkspace(
    @Arg("input", () => StartWorkspaceInput, { description: "§Mutation.startWorkspace(input:)§" })
    _input: StartWorkspaceInput,
  ): never {
    return notImplemented("Mutation.startWorkspace");
  }

  @Mutation(() => WorkspaceBuildPayload, { nullable: true, description: "§Mutation.stopWorkspace§" })
  stopWorkspace(
    @Arg("input", () => StopWorkspaceInput, { description: "§Mutation.stopWorkspace(input:)§" })
    _input: StopWorkspaceInput,
  ): never {
    return notImplemented("Mutation.stopWorkspace");
  }

  @Mutation(() => WorkspaceBuildPayload, { nullable: true, description: "§Mutation.deleteWorkspace§" })
  deleteWorkspace(
    @Arg("input", () => DeleteWorkspaceInput, { description: "§Mutation.deleteWorkspace(input:)§" })
    _input: DeleteWorkspaceInput,
  ): never {
    return notImplemented("Mutation.deleteWorkspace");
  }

  @Mutation(() => WorkspaceBuildPayload, { nullable: true, description: "§Mutation.cancelWorkspaceBuild§" })
  cancelWorkspaceBuild(
    @Arg("input", () => CancelWorkspaceBuildInput, { description: "§Mutation.cancelWorkspaceBuild(input:)§" })
    _input: CancelWorkspaceBuildInput,
  ): never {
    return notImplemented("Mutation.cancelWorkspaceBuild");
  }
}
