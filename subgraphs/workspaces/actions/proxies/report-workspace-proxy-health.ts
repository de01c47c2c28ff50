import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { forbidden } from "../../../../foundation/errors/graph-errors.js";
import { done, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { faultsOfHealth } from "../../rules/proxies/faults-of-proxy.js";
import { recordProxyReport, type ProxyRow } from "../../store/proxies.js";

export interface ProxyHealth {
  version: string;
  errors: string[];
}

/** Takes a proxy's word about itself, as nobody else may give it. A sign of life leaves no audit row. */
export async function reportWorkspaceProxyHealth(
  context: ActionContext,
  { version, errors }: ProxyHealth,
): Promise<Refusal | { workspaceProxy: ProxyRow; userErrors: [] }> {
  const { actor, clock, database } = context;
  authorize(actor, "WORKSPACE_PROXY_REPORT", {});
  if (actor.kind !== "workspace-proxy") throw forbidden();
  const faults = faultsOfHealth({ version, errors });
  if (faults.length > 0) return refuseAll(faults);
  const report = { version, errors, lastSeenAt: clock.now() };
  return done({ workspaceProxy: orNotFound(await recordProxyReport(database, actor.proxyId, report)) });
}
