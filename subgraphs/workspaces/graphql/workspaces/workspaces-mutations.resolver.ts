import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId, readOptionalId } from "../../../../foundation/ids/read-id.js";
import { migrateWorkspaces } from "../../actions/migration/migrate-workspaces.js";
import { createWorkspace } from "../../actions/workspaces/create-workspace.js";
import { updateWorkspace } from "../../actions/workspaces/update-workspace.js";
import type { WorkspacesContext } from "../context.js";
import { MigrateWorkspacesInput } from "../migration/migrate-workspaces.input.js";
import { MigrateWorkspacesPayload } from "../migration/migrate-workspaces.payload.js";
import { CreateWorkspaceInput } from "./create-workspace.input.js";
import { UpdateWorkspaceInput } from "./update-workspace.input.js";
import { WorkspacePayload } from "./workspace.payload.js";

@Resolver()
export class WorkspacesMutationsResolver {
  @RequiresPermission("TEMPLATE_UPDATE", { object: "input.templateId" })
  @Mutation(() => MigrateWorkspacesPayload, {
    nullable: true,
    description:
      "Creates a replacement in the successor template for each workspace (parameters carried over), and stops the original if asked. Nothing is deleted, and no file is copied.",
  })
  migrateWorkspaces(
    @Arg("input", () => MigrateWorkspacesInput, { description: "All arguments in one object." })
    input: MigrateWorkspacesInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return migrateWorkspaces(context, {
      ...input,
      templateId: readId("Template", input.templateId, "input.templateId"),
      workspaceIds: input.workspaceIds?.map((id, index) =>
        readId("Workspace", id, `input.workspaceIds.${String(index)}`),
      ),
    });
  }

  @RequiresPermission("WORKSPACE_CREATE", { scope: "OWNER", object: "input.templateId", owner: "input.ownerId" })
  @RequiresPermission("TEMPLATE_USE", { object: "input.templateId" })
  @Mutation(() => WorkspacePayload, {
    nullable: true,
    description: "Makes a workspace and starts it; the answer does not wait for the build.",
  })
  createWorkspace(
    @Arg("input", () => CreateWorkspaceInput, { description: "All arguments in one object." })
    input: CreateWorkspaceInput,
    @Ctx() context: WorkspacesContext,
  ) {
    return createWorkspace(context, {
      ...input,
      templateId: readId("Template", input.templateId, "input.templateId"),
      versionId: readOptionalId("TemplateVersion", input.versionId, "input.versionId"),
      ownerId: readOptionalId("User", input.ownerId, "input.ownerId"),
      replacesId: readOptionalId("Workspace", input.replacesId, "input.replacesId"),
    });
  }

  @RequiresPermission("WORKSPACE_UPDATE", { scope: "OWNER", object: "input.id" })
  @Mutation(() => WorkspacePayload, {
    nullable: true,
    description: "What is left out stays; the workspace is not built anew.",
  })
  async updateWorkspace(
    @Arg("input", () => UpdateWorkspaceInput, { description: "All arguments in one object." })
    input: UpdateWorkspaceInput,
    @Ctx() context: WorkspacesContext,
  ) {
    const answer = await updateWorkspace(context, { ...input, id: readId("Workspace", input.id, "input.id") });
    return { warnings: [], ...answer };
  }
}
