import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { readQuotaAllowance } from "../../organizations/commands/read-quota-allowance.js";
import { isWithinQuota } from "../rules/workspaces/decide-quota.js";
import { getBuild } from "../store/builds.js";
import { listConsumption, lockQuota, readCommittedCost } from "../store/quota.js";
import { getWorkspace } from "../store/workspaces.js";

/** Credits a day; `consumed` is by all the owner's workspaces there, with this build's cost if it was approved. */
export interface QuotaCommitment {
  approved: boolean;
  allowance: number;
  consumed: number;
}

/** Commits a build's cost against its owner's allowance, one build of an owner at a time; a refused one changes nothing. */
export async function commitBuildQuota(tx: Transaction, buildId: string, dailyCost: number): Promise<QuotaCommitment> {
  const { workspaceId } = await getBuild(tx, buildId);
  const { organizationId, ownerId } = await getWorkspace(tx, workspaceId);
  await lockQuota(tx, { organizationId, ownerId });
  const allowance = await readQuotaAllowance(tx, organizationId, ownerId);
  const consumed = (await listConsumption(tx, [{ organizationId, ownerId }]))[0]?.consumed ?? 0;
  const committed = await readCommittedCost(tx, workspaceId);
  const elsewhere = consumed - committed;
  if (!isWithinQuota({ cost: dailyCost, committed, elsewhere, allowance })) {
    return { approved: false, allowance, consumed };
  }
  await tx.workspaceBuild.update({ where: { id: buildId }, data: { isQuotaCommitted: true, dailyCost } });
  return { approved: true, allowance, consumed: elsewhere + dailyCost };
}
