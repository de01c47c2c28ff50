import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { faultsOfManifestLabel } from "../../../../foundation/names/manifest-label.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { hashSecret, newSecret } from "../../../../foundation/secrets/secret.js";
import { faultsOfProxy } from "../../rules/proxies/faults-of-proxy.js";
import { recordProxy, recordServedOrganizations, type ProxyRow } from "../../store/proxies.js";
import { auditedProxy } from "./audited-proxy.js";
import { refusalOfOrganizations } from "./refusal-of-organizations.js";

export interface NewWorkspaceProxy {
  name: string;
  displayName?: string | null;
  icon?: string | null;
  url: string;
  /** Null or left out: it serves all. */
  organizationIds?: readonly OrganizationId[] | null | undefined;
  manifestLabel?: string | null;
}

export type SecretOutcome = Refusal | { workspaceProxy: ProxyRow; secret: string; userErrors: [] };

async function create(tx: Transaction, context: ActionContext, input: NewWorkspaceProxy): Promise<SecretOutcome> {
  const organizationIds = [...new Set(input.organizationIds)];
  const refusal = await refusalOfOrganizations(tx, context, organizationIds);
  if (refusal) return refusal;
  const secret = newSecret("orgx");
  const workspaceProxy = await recordProxy(tx, {
    id: newId<"WorkspaceProxy">(),
    name: input.name,
    displayName: input.displayName ?? input.name,
    icon: input.icon ?? "",
    url: input.url,
    servesAll: input.organizationIds == null,
    manifestLabel: input.manifestLabel ?? null,
    secretHash: hashSecret(secret),
    createdAt: context.clock.now(),
  });
  await recordServedOrganizations(tx, workspaceProxy.id, organizationIds);
  await recordChange(tx, context, {
    action: "CREATE",
    resourceType: "WorkspaceProxy",
    resourceId: workspaceProxy.id,
    resourceName: workspaceProxy.name,
    organization: null,
    after: await auditedProxy(tx, workspaceProxy),
  });
  return done({ workspaceProxy, secret });
}

/** Adds a proxy. Its token is in the answer, and kept nowhere. */
export async function createWorkspaceProxy(context: ActionContext, input: NewWorkspaceProxy): Promise<SecretOutcome> {
  authorize(context.actor, "WORKSPACE_PROXY_CREATE", {});
  const faults = [...faultsOfProxy(input), ...faultsOfManifestLabel(input.manifestLabel)];
  if (faults.length > 0) return refuseAll(faults);
  try {
    return await inTransaction(context.database, (tx) => create(tx, context, input));
  } catch (error) {
    const message = `There is a proxy "${input.name}" already. Choose another name.`;
    return refuseViolation(error, { workspace_proxies_name_key: refuse("TAKEN", ["input", "name"], message) });
  }
}
