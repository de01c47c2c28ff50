import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { WorkspaceId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { getTemplate } from "../../store/templates.js";
import { findWorkspace } from "../../store/workspaces.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import { orderNextBuild, type BuildOutcome } from "./order-next-build.js";
import { mayTemplate } from "../templates/template-rights.js";

export interface WorkspaceDeletion {
  id: WorkspaceId;
  orphan?: boolean | null;
}

/** Destroys a workspace's resources, then the workspace. To forget them instead takes the right to change templates too, and no daemon. */
export async function deleteWorkspace(context: ActionContext, input: WorkspaceDeletion): Promise<BuildOutcome> {
  const isOrphaning = input.orphan ?? false;
  if (isOrphaning) {
    const workspace = orNotFound(await findWorkspace(context.database, input.id));
    const template = await getTemplate(context.database, workspace.templateId);
    const mayForget = await mayTemplate(context, "TEMPLATE_UPDATE", template);
    if (!mayForget) authorize(context.actor, "TEMPLATE_UPDATE", resourceOf(workspace), "WORKSPACE_READ");
  }
  return orderNextBuild(context, { workspaceId: input.id, transition: "DELETE", isOrphaning });
}
