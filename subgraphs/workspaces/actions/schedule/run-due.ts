import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import type { WorkspaceId } from "../../../../foundation/ids/ids.js";
import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { isActiveMember } from "../../../organizations/commands/is-active-member.js";
import { autostartProblemOf } from "../../rules/schedule/autostart-problem.js";
import { nextStartOf } from "../../rules/schedule/next-start.js";
import { deletionOf, planDue, type DueBuild, type DuePlan } from "../../rules/schedule/plan-due.js";
import { getBuild } from "../../store/builds.js";
import { getTemplate, type TemplateRow } from "../../store/templates.js";
import { findWorkspaceLocked, recordWorkspaceUpdate, type WorkspaceRow } from "../../store/workspaces.js";
import { auditedWorkspace } from "../audited.js";
import { orderNextBuildIn, type NextBuild } from "../builds/order-next-build.js";
import { planStart } from "../builds/plan-start.js";

/** A deletion that failed is tried again after a day. */
const retryDeletionMs = 24 * 60 * 60 * 1000;

/** A workspace that the transaction holds, at one moment. */
interface Held {
  workspace: WorkspaceRow;
  template: TemplateRow;
  now: Date;
}

async function plan(tx: Transaction, { workspace, template, now }: Held): Promise<DuePlan> {
  const { organizationId, ownerId } = workspace;
  const isOwnerActive = await isActiveMember(tx, organizationId, ownerId);
  const latestBuild = await getBuild(tx, workspace.latestBuildId);
  return planDue({ ...workspace, latestBuild, isOwnerActive }, template, now);
}

/** Times that have come are past: each is acted upon once, or missed for good. */
function passTimes({ workspace, now }: Held, { build }: DuePlan) {
  const { nextStartAt, autostartSchedule } = workspace;
  const isPast = nextStartAt !== null && nextStartAt <= now;
  return {
    ...(isPast && { nextStartAt: nextStartOf(autostartSchedule, now) }),
    ...(build?.reason === "AUTODELETE" && { deletingAt: new Date(now.getTime() + retryDeletionMs) }),
  };
}

async function setAside(tx: Transaction, context: ActionContext, { workspace, template, now }: Held): Promise<void> {
  const times = { dormantAt: now, deletingAt: deletionOf(now, template) };
  const asleep = await recordWorkspaceUpdate(tx, workspace.id, times);
  await recordChange(tx, context, {
    action: "UPDATE",
    resourceType: "Workspace",
    resourceId: workspace.id,
    resourceName: workspace.name,
    organization: await findOrganizationNamed(tx, workspace.organizationId),
    before: auditedWorkspace(workspace),
    after: auditedWorkspace(asleep),
  });
}

/** A start takes the version and the parameters that its owner would; where that cannot be there is none. */
const orderOf = (context: ActionContext, id: string, { transition, reason }: DueBuild): NextBuild => ({
  workspaceId: id as WorkspaceId,
  transition,
  reason,
  ...(transition === "START" && {
    plan: (tx, previous) => planStart(tx, context, { input: {}, ...previous }),
  }),
});

/** A build that is refused is missed; nobody is there to be told, so the audit log says why, and of a start the workspace. */
async function recordMissed(
  tx: Transaction,
  context: ActionContext,
  { workspace, due, userErrors }: { workspace: WorkspaceRow; due: DueBuild; userErrors: readonly UserErrorValue[] },
): Promise<void> {
  if (due.reason === "AUTOSTART") {
    await recordWorkspaceUpdate(tx, workspace.id, autostartProblemOf(userErrors, context.clock.now()));
  }
  await recordChange(tx, context, {
    action: due.transition,
    outcome: "REFUSED",
    resourceType: "Workspace",
    resourceId: workspace.id,
    resourceName: workspace.name,
    organization: await findOrganizationNamed(tx, workspace.organizationId),
    after: { reason: due.reason, because: userErrors.map(({ code, message }) => `${code}: ${message}`) },
  });
}

/** Does what is due for one workspace, alone: what somebody else did meanwhile is seen. */
export const runDue = (context: ActionContext, id: string): Promise<void> =>
  inTransaction(context.database, async (tx) => {
    const workspace = await findWorkspaceLocked(tx, id);
    if (!workspace) return;
    const template = await getTemplate(tx, workspace.templateId);
    const held: Held = { workspace, template, now: context.clock.now() };
    const due = await plan(tx, held);
    await recordWorkspaceUpdate(tx, id, passTimes(held, due));
    if (due.build) {
      const { userErrors } = await orderNextBuildIn(tx, context, orderOf(context, id, due.build));
      if (userErrors.length > 0) await recordMissed(tx, context, { workspace, due: due.build, userErrors });
    }
    if (due.fallsAsleep) await setAside(tx, context, held);
  });
