import type { Statements } from "../../../foundation/database/statements.js";
import { completeResource, costOf, type ReportedResource } from "../rules/versions/complete-documents.js";
import { deadlineOf } from "../rules/workspaces/deadline.js";
import { recordResult } from "../store/builds.js";
import { readDeadlineTerms } from "../store/job-work.js";
import { recordLatestDeadline, recordWorkspaceDeletion } from "../store/workspaces.js";

/** What a successful build left behind. */
export interface Built {
  resources: readonly ReportedResource[];
  state: Uint8Array | null;
  at: Date;
}

/** Keeps what a successful build made; without a state the previous one stays. Where it was a deletion, the workspace is gone with all its builds. */
export async function recordBuilt(tx: Statements, buildId: string, built: Built): Promise<void> {
  const terms = await readDeadlineTerms(tx, buildId);
  if (terms.transition === "DELETE") {
    await recordWorkspaceDeletion(tx, terms.workspaceId);
    return;
  }
  const resources = built.resources.map(completeResource);
  const deadline = deadlineOf({ ...terms, at: built.at });
  await recordResult(tx, buildId, { resources, dailyCost: costOf(resources), deadline, state: built.state });
  await recordLatestDeadline(tx, buildId, deadline);
}
