import type { Transaction } from "../../../foundation/database/in-transaction.js";
import type { BuildStatus } from "../rules/workspaces/workspace-status.js";

/** What a job works for: a template version or a workspace build; the type says which. */
export interface JobSubject {
  type: "TEMPLATE_IMPORT" | "WORKSPACE_BUILD";
  subjectId: string;
}

/** Keeps the job's status with what it works for; whoever changes a job's status calls it in the same transaction. */
export async function recordJobStatus(tx: Transaction, job: JobSubject, status: BuildStatus): Promise<void> {
  const where = { id: job.subjectId };
  if (job.type === "TEMPLATE_IMPORT") await tx.templateVersion.updateMany({ where, data: { importStatus: status } });
  else await tx.workspaceBuild.updateMany({ where, data: { status } });
}
