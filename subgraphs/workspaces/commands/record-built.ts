import type { Prisma } from "../../../generated/prisma/client.js";
import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { completeResource, costOf, type ReportedResource } from "../rules/versions/complete-documents.js";
import { deadlineOf } from "../rules/workspaces/deadline.js";
import { getBuild } from "../store/builds.js";
import { getTemplate } from "../store/templates.js";
import { getWorkspace } from "../store/workspaces.js";

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
    await tx.workspace.delete({ where: { id: workspaceId } });
    return;
  }
  const { ttlSeconds, templateId } = await getWorkspace(tx, workspaceId);
  const { defaultTtlSeconds } = await getTemplate(tx, templateId);
  const resources = built.resources.map(completeResource);
  await tx.workspaceBuild.update({
    where: { id: buildId },
    data: {
      resources: resources as unknown as Prisma.InputJsonValue,
      dailyCost: costOf(resources),
      ...(built.state && { state: Uint8Array.from(built.state) }),
      deadline: deadlineOf({ transition, at: built.at, ttlSeconds, defaultTtlSeconds }),
    },
  });
}
