import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction } from "../../../../foundation/database/in-transaction.js";
import { done } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { WorkspaceProxyId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { findProxyLocked, recordProxyDeletion } from "../../store/proxies.js";
import { auditedProxy } from "./audited-proxy.js";

/** Removes a proxy, and ends its token. */
export async function deleteWorkspaceProxy(context: ActionContext, { id }: { id: WorkspaceProxyId }) {
  authorize(context.actor, "WORKSPACE_PROXY_DELETE", {}, "WORKSPACE_PROXY_READ");
  return inTransaction(context.database, async (tx) => {
    const proxy = orNotFound(await findProxyLocked(tx, id));
    const before = await auditedProxy(tx, proxy);
    await recordProxyDeletion(tx, id);
    await recordChange(tx, context, {
      action: "DELETE",
      resourceType: "WorkspaceProxy",
      resourceId: id,
      resourceName: proxy.name,
      organization: null,
      before,
    });
    return done({ deletedId: encodeId("WorkspaceProxy", id) });
  });
}
