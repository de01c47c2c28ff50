import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import type { ParameterValue } from "../../rules/versions/documents.js";
import { nextStartOf } from "../../rules/schedule/next-start.js";
import type { BuildReason } from "../../store/builds.js";
import type { TemplateRow } from "../../store/templates.js";
import type { VersionRow } from "../../store/versions.js";
import { recordWorkspace, type WorkspaceRow } from "../../store/workspaces.js";
import { auditedWorkspace } from "../audited.js";
import { latestBuildOf, orderBuild } from "../builds/order-build.js";

/** A new workspace with all that it refers to found, and nothing against it. */
export interface WorkspacePlan {
  name: string;
  autostartSchedule?: string | null;
  ttlSeconds?: number | null;
  automaticUpdates?: boolean | null;
  replacesId?: string | null;
  template: TemplateRow;
  ownerId: string;
  version: VersionRow;
  parameters: ParameterValue[];
  /** Somebody asked for it, if left out. */
  reason?: BuildReason;
}

async function record(tx: Transaction, context: ActionContext, plan: WorkspacePlan): Promise<WorkspaceRow> {
  const { template, version, parameters, reason } = plan;
  const buildId = newId<"WorkspaceBuild">();
  const createdAt = context.clock.now();
  const workspace = await recordWorkspace(tx, {
    id: newId<"Workspace">(),
    organizationId: template.organizationId,
    ownerId: plan.ownerId,
    templateId: template.id,
    name: plan.name,
    ...latestBuildOf({ id: buildId, templateVersionId: version.id }),
    autostartSchedule: plan.autostartSchedule ?? null,
    nextStartAt: nextStartOf(plan.autostartSchedule ?? null, createdAt),
    ttlSeconds: plan.ttlSeconds ?? null,
    automaticUpdates: plan.automaticUpdates ?? false,
    replacesId: plan.replacesId ?? null,
    createdAt,
    lastUsedAt: createdAt,
  });
  const first = { id: buildId, workspace, number: 1, transition: "START", version, parameters, state: null } as const;
  await orderBuild(tx, context, { ...first, reason });
  return workspace;
}

/** Records a workspace with its first build and that build's job, and the audit row of it. */
export async function makeWorkspace(
  tx: Transaction,
  context: ActionContext,
  plan: WorkspacePlan,
): Promise<WorkspaceRow> {
  const workspace = await record(tx, context, plan);
  await recordChange(tx, context, {
    action: "CREATE",
    resourceType: "Workspace",
    resourceId: workspace.id,
    resourceName: workspace.name,
    organization: await findOrganizationNamed(tx, workspace.organizationId),
    after: auditedWorkspace(workspace),
  });
  return workspace;
}
