import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { WorkspaceId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { findWorkspace } from "../../store/workspaces.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import { orderNextBuild, type BuildOutcome } from "./order-next-build.js";

export interface WorkspaceDeletion {
  id: WorkspaceId;
  orphan?: boolean | null;
}

/** Destroys a workspace's resources, then the workspace. To forget them instead takes the right to change templates too. */
export async function deleteWorkspace(context: ActionContext, input: WorkspaceDeletion): Promise<BuildOutcome> {
  const isOrphaning = input.orphan ?? false;
  if (isOrphaning) {
    const { organizationId, ownerId } = orNotFound(await findWorkspace(context.database, input.id));
    authorize(context.actor, "TEMPLATE_UPDATE", resourceOf({ organizationId, ownerId }), "WORKSPACE_READ");
  }
  return orderNextBuild(context, { workspaceId: input.id, transition: "DELETE", isOrphaning });
}
