import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { violatedConstraint } from "../../../../foundation/database/violated-constraint.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { WorkspaceId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { faultsOfWorkspace, type WorkspaceChange } from "../../rules/workspaces/faults-of-workspace.js";
import { noAutostartProblem } from "../../rules/schedule/autostart-problem.js";
import { nextStartOf } from "../../rules/schedule/next-start.js";
import { deletionOf } from "../../rules/schedule/plan-due.js";
import { faultsOfTimes } from "../../rules/workspaces/faults-of-times.js";
import { getTemplate, type TemplateRow } from "../../store/templates.js";
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

interface Moment {
  before: WorkspaceRow;
  template: TemplateRow;
  now: Date;
}

/** One that is woken counts as used, or it would fall asleep again at once. */
function dormancy({ dormant }: WorkspaceUpdate, { before, template, now }: Moment) {
  if (dormant == null || dormant === (before.dormantAt !== null)) return {};
  if (!dormant) return { dormantAt: null, deletingAt: null, lastUsedAt: now };
  return { dormantAt: now, deletingAt: deletionOf(now, template) };
}

const schedule = ({ autostartSchedule }: WorkspaceUpdate, { now }: Moment) =>
  autostartSchedule === undefined
    ? {}
    : { autostartSchedule, nextStartAt: nextStartOf(autostartSchedule, now), ...noAutostartProblem };

async function update(tx: Transaction, context: ActionContext, input: WorkspaceUpdate): Promise<WorkspaceRow> {
  const before = orNotFound(await findWorkspaceLocked(tx, input.id));
  const moment = { before, template: await getTemplate(tx, before.templateId), now: context.clock.now() };
  const workspace = await recordWorkspaceUpdate(tx, input.id, {
    name: input.name ?? before.name,
    ...schedule(input, moment),
    ttlSeconds: input.ttlSeconds,
    automaticUpdates: input.automaticUpdates ?? before.automaticUpdates,
    ...dormancy(input, moment),
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
