import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { violatedConstraint } from "../../../../foundation/database/violated-constraint.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { WorkspaceId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { faultsOfWorkspace, type WorkspaceChange } from "../../rules/workspaces/faults-of-workspace.js";
import { faultsOfTimes } from "../../rules/workspaces/faults-of-times.js";
import { getTemplate } from "../../store/templates.js";
import {
  findWorkspace,
  findWorkspaceLocked,
  recordWorkspaceUpdate,
  type WorkspaceRow,
} from "../../store/workspaces.js";
import { auditedWorkspace } from "../audited.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";

export interface WorkspaceUpdate extends WorkspaceChange {
  id: WorkspaceId;
}

const dormancy = ({ dormant }: WorkspaceUpdate, before: WorkspaceRow, now: Date): Date | null | undefined =>
  dormant ? (before.dormantAt ?? now) : dormant === undefined ? undefined : null;

async function update(tx: Transaction, context: ActionContext, input: WorkspaceUpdate): Promise<WorkspaceRow> {
  const before = orNotFound(await findWorkspaceLocked(tx, input.id));
  const workspace = await recordWorkspaceUpdate(tx, input.id, {
    name: input.name ?? before.name,
    autostartSchedule: input.autostartSchedule,
    ttlSeconds: input.ttlSeconds,
    automaticUpdates: input.automaticUpdates ?? before.automaticUpdates,
    dormantAt: dormancy(input, before, context.clock.now()),
  });
  await recordChange(tx, context, {
    action: "UPDATE",
    resourceType: "Workspace",
    resourceId: workspace.id,
    resourceName: workspace.name,
    organization: await findOrganizationNamed(tx, workspace.organizationId),
    before: auditedWorkspace(before),
    after: auditedWorkspace(workspace),
  });
  return workspace;
}

/** Changes what is given of a workspace's name, schedule, time to live and ways; a running build is left as it is. */
export async function updateWorkspace(
  context: ActionContext,
  input: WorkspaceUpdate,
): Promise<Refusal | { workspace: WorkspaceRow; userErrors: [] }> {
  const found = orNotFound(await findWorkspace(context.database, input.id));
  authorize(context.actor, "WORKSPACE_UPDATE", resourceOf(found), "WORKSPACE_READ");
  const template = await getTemplate(context.database, found.templateId);
  const faults = [...faultsOfWorkspace(input), ...faultsOfTimes(input, template)];
  if (faults.length > 0) return refuseAll(faults);
  try {
    return done({ workspace: await inTransaction(context.database, (tx) => update(tx, context, input)) });
  } catch (error) {
    if (violatedConstraint(error) !== "workspaces_owner_id_name_key") throw error;
    const message = `The owner has a workspace "${String(input.name)}" already. Choose another name.`;
    return refuse("TAKEN", ["input", "name"], message);
  }
}
