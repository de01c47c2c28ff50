import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { completeResource, costOf, type ReportedResource } from "../rules/versions/complete-documents.js";
import { deadlineOf } from "../rules/workspaces/deadline.js";
import { getBuild, recordResult, recordState } from "../store/builds.js";
import { getTemplate } from "../store/templates.js";
import { getWorkspace, recordLatestBuild, recordWorkspaceDeletion } from "../store/workspaces.js";

/** What a successful build left behind. */
export interface Built {
  resources: readonly ReportedResource[];
  state: Uint8Array | null;
  at: Date;
}

/** Keeps what a successful build made; without a state the previous one stays. Where it was a deletion, the workspace is gone with all its builds. */
export async function recordBuilt(tx: Transaction, buildId: string, built: Built): Promise<void> {
  const { transition, workspaceId } = await getBuild(tx, buildId);
  if (transition === "DELETE") {
    await recordWorkspaceDeletion(tx, workspaceId);
    return;
  }
  const { ttlSeconds, templateId } = await getWorkspace(tx, workspaceId);
  const { defaultTtlSeconds, allowUserAutostop } = await getTemplate(tx, templateId);
  const resources = built.resources.map(completeResource);
  const deadline = deadlineOf({ transition, at: built.at, ttlSeconds, defaultTtlSeconds, allowUserAutostop });
  await recordResult(tx, buildId, { resources, dailyCost: costOf(resources), deadline });
  await recordLatestBuild(tx, buildId, { stopAt: deadline });
  if (built.state !== null) await recordState(tx, buildId, built.state);
}
