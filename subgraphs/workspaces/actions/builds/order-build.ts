import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import type { WorkspaceBuildId } from "../../../../foundation/ids/ids.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { enqueueJob } from "../../../../foundation/job-queue/enqueue-job.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import type { ParameterValue } from "../../rules/versions/documents.js";
import type { Transition } from "../../rules/workspaces/workspace-status.js";
import { recordBuild, type BuildReason, type BuildRow } from "../../store/builds.js";
import { tagsOf, type VersionRow } from "../../store/versions.js";
import type { WorkspaceRow } from "../../store/workspaces.js";

export interface BuildOrder {
  id: WorkspaceBuildId;
  workspace: WorkspaceRow;
  number: number;
  transition: Transition;
  /** Somebody asked for it, if left out. */
  reason?: BuildReason | undefined;
  version: VersionRow;
  parameters: ParameterValue[];
  /** The previous build's. */
  state: Uint8Array<ArrayBuffer> | null;
}

/** What the workspace's row keeps of its latest build, from the moment that it is ordered. */
export const latestBuildOf = ({ id, templateVersionId }: { id: string; templateVersionId: string }) =>
  ({ latestBuildId: id, versionId: templateVersionId, status: "PENDING", stopAt: null, failedAt: null }) as const;

/** Records a build of a workspace and the job that a daemon shall do for it. The caller holds the workspace. */
export async function orderBuild(tx: Transaction, context: ActionContext, order: BuildOrder): Promise<BuildRow> {
  const { workspace, version } = order;
  const { organizationId } = workspace;
  const jobId = newId<"ProvisionerJob">();
  const initiatorId = actingUserId(context.actor);
  const createdAt = context.clock.now();
  const build = await recordBuild(tx, {
    id: order.id,
    workspaceId: workspace.id,
    organizationId,
    number: order.number,
    transition: order.transition,
    reason: order.reason ?? "INITIATOR",
    templateVersionId: version.id,
    initiatorId,
    jobId,
    parameters: order.parameters,
    state: order.state,
    createdAt,
  });
  await enqueueJob(tx, {
    id: jobId,
    organizationId,
    type: "WORKSPACE_BUILD",
    tags: tagsOf(version),
    subjectId: build.id,
    subjectName: workspace.name,
    templateId: workspace.templateId,
    workspaceId: workspace.id,
    initiatorId,
    ownerId: workspace.ownerId,
    createdAt,
  });
  return build;
}
