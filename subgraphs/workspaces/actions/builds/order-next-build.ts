import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange, type AuditAction } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { WorkspaceId } from "../../../../foundation/ids/ids.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { endJob } from "../../../../foundation/job-queue/end-job.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import type { Permission } from "../../../../foundation/rbac/permissions.js";
import { planParameters } from "../../rules/parameters/plan-parameters.js";
import { noAutostartProblem } from "../../rules/schedule/autostart-problem.js";
import type { ParameterValue } from "../../rules/versions/documents.js";
import { isUnderWay, type Transition } from "../../rules/workspaces/workspace-status.js";
import { getBuild, parameterValuesOf, readState, type BuildReason, type BuildRow } from "../../store/builds.js";
import { getVersion, parametersOf, type VersionRow } from "../../store/versions.js";
import {
  findWorkspace,
  findWorkspaceLocked,
  recordWorkspaceDeletion,
  recordWorkspaceUpdate,
  type WorkspaceRow,
} from "../../store/workspaces.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import { latestBuildOf, orderBuild } from "./order-build.js";

export type BuildOutcome = Refusal | { build: BuildRow; userErrors: [] };

/** What a build is made of. */
export interface BuildPlan {
  version: VersionRow;
  parameters: ParameterValue[];
}

export interface NextBuild {
  workspaceId: WorkspaceId;
  transition: Transition;
  /** Somebody asked for it, if left out. */
  reason?: BuildReason;
  /** Forget the resources: the build is over at once, and no daemon is asked for it. */
  isOrphaning?: boolean;
  /** Left out: the previous build's version and parameters. */
  plan?: (tx: Transaction, previous: { workspace: WorkspaceRow; build: BuildRow }) => Promise<Refusal | BuildPlan>;
}

const permissions = {
  START: "WORKSPACE_START",
  STOP: "WORKSPACE_STOP",
  DELETE: "WORKSPACE_DELETE",
} as const satisfies Record<Transition, Permission>;

async function planAsBefore(tx: Transaction, { build }: { build: BuildRow }): Promise<BuildPlan> {
  const version = await getVersion(tx, build.templateVersionId);
  const previous = parameterValuesOf(build);
  return { version, parameters: planParameters({ definitions: parametersOf(version), given: [], previous }).values };
}

/** The same within a transaction of the caller's, who has asked for the right to it. */
export async function orderNextBuildIn(
  tx: Transaction,
  context: ActionContext,
  next: NextBuild,
): Promise<BuildOutcome> {
  const { transition } = next;
  const workspace = orNotFound(await findWorkspaceLocked(tx, next.workspaceId));
  const previous = await getBuild(tx, workspace.latestBuildId);
  if (isUnderWay(previous.status)) {
    return refuse(
      "CONFLICT",
      ["input", "id"],
      `Build ${String(previous.number)} is under way. Wait for it, or cancel it.`,
    );
  }
  const plan = await (next.plan ?? planAsBefore)(tx, { workspace, build: previous });
  if ("userErrors" in plan) return plan;
  const build = await orderBuild(tx, context, {
    id: newId<"WorkspaceBuild">(),
    workspace,
    number: previous.number + 1,
    transition,
    reason: next.reason,
    ...plan,
    state: next.isOrphaning ? null : await readState(tx, previous.id),
  });
  await recordOrder(tx, context, { workspace, build, isOrphaning: next.isOrphaning ?? false });
  if (next.isOrphaning) return done({ build: await forget(tx, context, build) });
  await recordWorkspaceUpdate(tx, workspace.id, {
    ...latestBuildOf(build),
    ...(transition === "START" && noAutostartProblem),
    // Only a person uses a workspace: one that a schedule starts day after day may be forgotten all the same.
    ...(transition === "START" && build.reason === "INITIATOR" && { lastUsedAt: context.clock.now() }),
  });
  return done({ build });
}

/** The job did nothing and is over; the workspace goes with all its builds. */
async function forget(tx: Transaction, { clock }: ActionContext, build: BuildRow): Promise<BuildRow> {
  await endJob(tx, build.jobId, { status: "SUCCEEDED", at: clock.now() });
  await recordWorkspaceDeletion(tx, build.workspaceId);
  return { ...build, status: "SUCCEEDED" };
}

async function recordOrder(
  tx: Transaction,
  context: ActionContext,
  ordered: { workspace: WorkspaceRow; build: BuildRow; isOrphaning: boolean },
) {
  const { workspace, build, isOrphaning } = ordered;
  await recordChange(tx, context, {
    action: build.transition satisfies AuditAction,
    resourceType: "Workspace",
    resourceId: workspace.id,
    resourceName: workspace.name,
    organization: await findOrganizationNamed(tx, workspace.organizationId),
    after: { buildNumber: build.number, ...(isOrphaning && { orphan: true }) },
  });
}

/** Orders the workspace's next build: numbers without gap, one build at a time. */
export async function orderNextBuild(context: ActionContext, next: NextBuild): Promise<BuildOutcome> {
  const workspace = orNotFound(await findWorkspace(context.database, next.workspaceId));
  authorize(context.actor, permissions[next.transition], resourceOf(workspace), "WORKSPACE_READ");
  return inTransaction(context.database, (tx) => orderNextBuildIn(tx, context, next));
}
