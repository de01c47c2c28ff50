import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { WorkspaceId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import { findWorkspace, type WorkspaceRow } from "../../store/workspaces.js";
import type { WorkspaceFeed } from "./workspace-feed.js";

/** A workspace now, and whenever it or its latest build has changed. */
export async function followWorkspace(
  context: ActionContext & { workspaces: WorkspaceFeed },
  { id }: { id: WorkspaceId },
): Promise<AsyncIterable<WorkspaceRow>> {
  const workspace = orNotFound(await findWorkspace(context.database, id));
  authorize(context.actor, "WORKSPACE_READ", resourceOf(workspace), "WORKSPACE_READ");
  return context.workspaces.follow(id, context.signal);
}
