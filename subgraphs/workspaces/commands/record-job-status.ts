import type { Statements } from "../../../foundation/database/statements.js";
import type { JobType } from "../../../foundation/job-queue/job-type.js";
import { workspaceStatus, type BuildStatus } from "../rules/workspaces/workspace-status.js";
import { recordBuildStatus } from "../store/builds.js";
import { recordImportStatus } from "../store/versions.js";
import { recordLatestStatus } from "../store/workspaces.js";

/** What a job works for: a template version or a workspace build; the type says which. */
export interface JobSubject {
  type: JobType;
  subjectId: string;
  /** When it ended; nothing while it is under way. */
  completedAt?: Date | null;
}

async function recordBuild(tx: Statements, { subjectId, completedAt }: JobSubject, status: BuildStatus) {
  const build = await recordBuildStatus(tx, subjectId, status);
  if (!build) return;
  const failedAt = status === "FAILED" ? (completedAt ?? null) : null;
  await recordLatestStatus(tx, build.id, { status: workspaceStatus({ ...build, status }), failedAt });
}

/** Keeps the job's status with what it works for, and with the workspace whose latest build that is; whoever changes a job's status calls it in the same transaction. */
export async function recordJobStatus(tx: Statements, job: JobSubject, status: BuildStatus): Promise<void> {
  if (job.type === "TEMPLATE_IMPORT") await recordImportStatus(tx, job.subjectId, status);
  else await recordBuild(tx, job, status);
}
