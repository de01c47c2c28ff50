import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { violatedConstraint } from "../../../../foundation/database/violated-constraint.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { faultsOfWorkspace } from "../../rules/workspaces/faults-of-workspace.js";
import { findTemplate } from "../../store/templates.js";
import { recordWorkspace, type WorkspaceRow } from "../../store/workspaces.js";
import { auditedWorkspace } from "../audited.js";
import { orderBuild } from "../builds/order-build.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import { planWorkspace, type NewWorkspace, type WorkspacePlan } from "./plan-workspace.js";
import { authorizeTemplate } from "../templates/template-rights.js";

type Outcome = Refusal | { workspace: WorkspaceRow; userErrors: [] };

async function record(tx: Transaction, context: ActionContext, plan: WorkspacePlan): Promise<WorkspaceRow> {
  const { input, template } = plan;
  const buildId = newId<"WorkspaceBuild">();
  const createdAt = context.clock.now();
  const workspace = await recordWorkspace(tx, {
    id: newId<"Workspace">(),
    organizationId: template.organizationId,
    ownerId: plan.ownerId,
    templateId: template.id,
    name: input.name,
    latestBuildId: buildId,
    autostartSchedule: input.autostartSchedule ?? null,
    ttlSeconds: input.ttlSeconds ?? null,
    automaticUpdates: input.automaticUpdates ?? false,
    replacesId: input.replacesId ?? null,
    createdAt,
    lastUsedAt: createdAt,
  });
  const { version, parameters } = plan;
  await orderBuild(tx, context, {
    id: buildId,
    workspace,
    number: 1,
    transition: "START",
    version,
    parameters,
    state: null,
  });
  return workspace;
}

async function create(tx: Transaction, context: ActionContext, input: NewWorkspace): Promise<Outcome> {
  const plan = await planWorkspace(tx, context, input);
  if ("userErrors" in plan) return plan;
  const workspace = await record(tx, context, plan);
  await recordChange(tx, context, {
    action: "CREATE",
    resourceType: "Workspace",
    resourceId: workspace.id,
    resourceName: workspace.name,
    organization: await findOrganizationNamed(tx, workspace.organizationId),
    after: auditedWorkspace(workspace),
  });
  return done({ workspace });
}

/** Makes a workspace of a template, for the actor unless another owner is named, and starts it by its first build. */
export async function createWorkspace(context: ActionContext, input: NewWorkspace): Promise<Outcome> {
  const template = orNotFound(await findTemplate(context.database, input.templateId));
  const ownerId = input.ownerId ?? actingUserId(context.actor);
  await authorizeTemplate(context, "TEMPLATE_USE", template);
  authorize(context.actor, "WORKSPACE_CREATE", resourceOf({ organizationId: template.organizationId, ownerId }));
  const { automaticUpdates, ...fields } = input;
  const faults = faultsOfWorkspace({ ...fields, automaticUpdates: automaticUpdates ?? false });
  if (faults.length > 0) return refuseAll(faults);
  try {
    return await inTransaction(context.database, (tx) => create(tx, context, input));
  } catch (error) {
    if (violatedConstraint(error) !== "workspaces_owner_id_name_key") throw error;
    return refuse(
      "TAKEN",
      ["input", "name"],
      `The owner has a workspace "${input.name}" already. Choose another name.`,
    );
  }
}
