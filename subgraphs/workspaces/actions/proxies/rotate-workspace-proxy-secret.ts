import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction } from "../../../../foundation/database/in-transaction.js";
import { done } from "../../../../foundation/errors/user-errors.js";
import type { WorkspaceProxyId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { hashSecret, newSecret } from "../../../../foundation/secrets/secret.js";
import { findProxyLocked, recordProxyUpdate } from "../../store/proxies.js";
import type { SecretOutcome } from "./create-workspace-proxy.js";

/** Gives a proxy another token; the one that it had opens nothing from then on. */
export async function rotateWorkspaceProxySecret(
  context: ActionContext,
  { id }: { id: WorkspaceProxyId },
): Promise<SecretOutcome> {
  authorize(context.actor, "WORKSPACE_PROXY_UPDATE", {}, "WORKSPACE_PROXY_READ");
  const secret = newSecret("orgx");
  return inTransaction(context.database, async (tx) => {
    orNotFound(await findProxyLocked(tx, id));
    const workspaceProxy = await recordProxyUpdate(tx, id, { secretHash: hashSecret(secret) });
    await recordChange(tx, context, {
      action: "UPDATE",
      resourceType: "WorkspaceProxy",
      resourceId: id,
      resourceName: workspaceProxy.name,
      organization: null,
      after: { secretRotatedAt: context.clock.now() },
    });
    return done({ workspaceProxy, secret });
  });
}
