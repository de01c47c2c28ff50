import type { Transaction } from "../../../foundation/database/in-transaction.js";
import type { BuildStatus } from "../rules/workspaces/workspace-status.js";
import { recordBuildStatus } from "../store/builds.js";
import { recordImportStatus } from "../store/versions.js";

/** What a job works for: a template version or a workspace build; the type says which. */
export interface JobSubject {
  type: "TEMPLATE_IMPORT" | "WORKSPACE_BUILD";
  subjectId: string;
}

/** Keeps the job's status with what it works for; whoever changes a job's status calls it in the same transaction. */
export async function recordJobStatus(tx: Transaction, job: JobSubject, status: BuildStatus): Promise<void> {
  if (job.type === "TEMPLATE_IMPORT") await recordImportStatus(tx, job.subjectId, status);
  else await recordBuildStatus(tx, job.subjectId, status);
}
