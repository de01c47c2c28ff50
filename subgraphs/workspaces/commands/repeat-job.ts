import type { ActionContext } from "../../../foundation/actions/action-context.js";
import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { refuse, type Refusal } from "../../../foundation/errors/user-errors.js";
import type { JobId } from "../../../foundation/ids/ids.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { enqueueJob } from "../../../foundation/job-queue/enqueue-job.js";
import type { JobRow } from "../../../foundation/job-queue/read-jobs.js";
import { actingUserId } from "../../../foundation/rbac/actor.js";
import { authorize } from "../../../foundation/rbac/authorize.js";
import type { Permission } from "../../../foundation/rbac/permissions.js";
import { resourceOf } from "../../../foundation/rbac/resource-of.js";
import type { Tags } from "../../../foundation/tags/read-tags.js";
import type { Transition } from "../rules/workspaces/workspace-status.js";
import { getBuild, parameterValuesOf, readState, recordBuild } from "../store/builds.js";
import { findVersionLocked, recordImportAnew, type VersionRow } from "../store/versions.js";
import { findWorkspaceLocked, recordWorkspaceUpdate } from "../store/workspaces.js";
import { authorizeTemplate } from "./template-rights.js";

const buildPermissions = {
  START: "WORKSPACE_START",
  STOP: "WORKSPACE_STOP",
  DELETE: "WORKSPACE_DELETE",
} as const satisfies Record<Transition, Permission>;

const gone = refuse("NOT_ALLOWED_HERE", ["input", "id"], "What the job was for is deleted by now.");
const overtaken = refuse(
  "NOT_ALLOWED_HERE",
  ["input", "id"],
  "A newer job has taken the place of this one. Look at that one, and retry it if it failed.",
);

/** The same job once more, for whoever asks now. */
async function enqueueAgain(tx: Transaction, context: ActionContext, job: JobRow & { id: JobId }): Promise<JobId> {
  const { id, organizationId, type, subjectId, subjectName, templateId, workspaceId, ownerId } = job;
  await enqueueJob(tx, {
    id,
    organizationId,
    type,
    tags: job.tags as Tags,
    subjectId,
    subjectName,
    templateId,
    workspaceId,
    ownerId,
    initiatorId: actingUserId(context.actor),
    createdAt: context.clock.now(),
  });
  return id;
}

/** What making the version needed: a template's administrators by its access list count too. */
async function authorizeImport(context: ActionContext, { organizationId, templateId }: VersionRow): Promise<void> {
  if (templateId === null) authorize(context.actor, "TEMPLATE_CREATE", resourceOf({ organizationId }));
  else await authorizeTemplate(context, "TEMPLATE_UPDATE", { id: templateId, organizationId });
}

async function repeatImport(tx: Transaction, context: ActionContext, job: JobRow): Promise<Refusal | JobId> {
  const version = await findVersionLocked(tx, job.subjectId);
  if (!version) return gone;
  await authorizeImport(context, version);
  if (version.jobId !== job.id) return overtaken;
  const id = newId<"ProvisionerJob">();
  await recordImportAnew(tx, version.id, id);
  return enqueueAgain(tx, context, { ...job, id, templateId: version.templateId });
}

/** The build after the failed one: from the state that it left, with the version and the values that it had. */
async function repeatBuild(tx: Transaction, context: ActionContext, job: JobRow): Promise<Refusal | JobId> {
  const workspace = await findWorkspaceLocked(tx, job.workspaceId ?? "");
  if (!workspace) return gone;
  const failed = await getBuild(tx, job.subjectId);
  authorize(context.actor, buildPermissions[failed.transition], resourceOf(workspace));
  if (workspace.latestBuildId !== failed.id) return overtaken;
  const id = newId<"ProvisionerJob">();
  const build = await recordBuild(tx, {
    id: newId<"WorkspaceBuild">(),
    workspaceId: workspace.id,
    organizationId: workspace.organizationId,
    number: failed.number + 1,
    transition: failed.transition,
    templateVersionId: failed.templateVersionId,
    initiatorId: actingUserId(context.actor),
    jobId: id,
    parameters: parameterValuesOf(failed),
    state: await readState(tx, failed.id),
    createdAt: context.clock.now(),
  });
  await recordWorkspaceUpdate(tx, workspace.id, { latestBuildId: build.id });
  return enqueueAgain(tx, context, { ...job, id, subjectId: build.id, ownerId: workspace.ownerId });
}

/**
 * Does over what a failed or canceled job was for: the version's import, or a next build of the workspace. Throws where the
 * actor may not do what the original needed; refuses where something newer was done. The caller holds the job.
 */
export const repeatJob = (tx: Transaction, context: ActionContext, job: JobRow): Promise<Refusal | JobId> =>
  job.type === "TEMPLATE_IMPORT" ? repeatImport(tx, context, job) : repeatBuild(tx, context, job);
