import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId, WorkspaceProxyId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { faultsOfProxy } from "../../rules/proxies/faults-of-proxy.js";
import { findProxyLocked, recordProxyUpdate, recordServedOrganizations, type ProxyRow } from "../../store/proxies.js";
import { auditedProxy } from "./audited-proxy.js";
import { refusalOfOrganizations } from "./refusal-of-organizations.js";

export interface WorkspaceProxyUpdate {
  id: WorkspaceProxyId;
  displayName?: string | null;
  icon?: string | null;
  url?: string | null;
  /** Null: it serves all. */
  organizationIds?: readonly OrganizationId[] | null | undefined;
}

type Outcome = Refusal | { workspaceProxy: ProxyRow; userErrors: [] };

async function update(tx: Transaction, context: ActionContext, input: WorkspaceProxyUpdate): Promise<Outcome> {
  const proxy = orNotFound(await findProxyLocked(tx, input.id));
  const organizationIds = [...new Set(input.organizationIds)];
  const refusal = await refusalOfOrganizations(tx, context, organizationIds);
  if (refusal) return refusal;
  const before = await auditedProxy(tx, proxy);
  const workspaceProxy = await recordProxyUpdate(tx, proxy.id, {
    displayName: input.displayName === null ? proxy.name : input.displayName,
    icon: input.icon === null ? "" : input.icon,
    url: input.url ?? proxy.url,
    servesAll: input.organizationIds === undefined ? proxy.servesAll : input.organizationIds === null,
  });
  if (input.organizationIds !== undefined) await recordServedOrganizations(tx, proxy.id, organizationIds);
  await recordChange(tx, context, {
    action: "UPDATE",
    resourceType: "WorkspaceProxy",
    resourceId: proxy.id,
    resourceName: proxy.name,
    organization: null,
    before,
    after: await auditedProxy(tx, workspaceProxy),
  });
  return done({ workspaceProxy });
}

/** Changes what is given of a proxy's texts, address and organizations; its name and its token stay. */
export async function updateWorkspaceProxy(context: ActionContext, input: WorkspaceProxyUpdate): Promise<Outcome> {
  authorize(context.actor, "WORKSPACE_PROXY_UPDATE", {}, "WORKSPACE_PROXY_READ");
  const faults = faultsOfProxy(input);
  if (faults.length > 0) return refuseAll(faults);
  return inTransaction(context.database, (tx) => update(tx, context, input));
}
