import { Arg, Mutation, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { MigrateWorkspacesInput } from "../migration/migrate-workspaces.input.js";
import { MigrateWorkspacesPayload } from "../migration/migrate-workspaces.payload.js";
import { CreateWorkspaceInput } from "./create-workspace.input.js";
import { UpdateWorkspaceInput } from "./update-workspace.input.js";
import { WorkspacePayload } from "./workspace.payload.js";

@Resolver()
export class WorkspacesMutationsResolver {
  @Mutation(() => MigrateWorkspacesPayload, {
    nullable: true,
    description:
      "Creates a replacement in the successor template for each workspace (parameters carried over), and stops the original if asked. Nothing is deleted, and no file is copied.",
  })
  migrateWorkspaces(
    @Arg("input", () => MigrateWorkspacesInput, { description: "§Mutation.migrateWorkspaces(input:)§" })
    _input: MigrateWorkspacesInput,
  ): never {
    return notImplemented("Mutation.migrateWorkspaces");
  }

  @Mutation(() => WorkspacePayload, { nullable: true, description: "§Mutation.createWorkspace§" })
  createWorkspace(
    @Arg("input", () => CreateWorkspaceInput, { description: "§Mutation.createWorkspace(input:)§" })
    _input: CreateWorkspaceInput,
  ): never {
    return notImplemented("Mutation.createWorkspace");
  }

  @Mutation(() => WorkspacePayload, { nullable: true, description: "§Mutation.updateWorkspace§" })
  updateWorkspace(
    @Arg("input", () => UpdateWorkspaceInput, { description: "§Mutation.updateWorkspace(input:)§" })
    _input: UpdateWorkspaceInput,
  ): never {
    return notImplemented("Mutation.updateWorkspace");
  }
}
