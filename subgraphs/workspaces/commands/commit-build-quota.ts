import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { isWithinQuota } from "../rules/workspaces/decide-quota.js";
import { getBuild, recordCommittedCost } from "../store/builds.js";
import { lockQuota } from "../store/quota.js";
import { getWorkspace } from "../store/workspaces.js";
import { readQuotaStanding } from "./read-quota-standing.js";

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
  const standing = await readQuotaStanding(tx, { organizationId, ownerId }, workspaceId);
  const { allowance, consumed, elsewhere } = standing;
  if (!isWithinQuota({ cost: dailyCost, ...standing })) return { approved: false, allowance, consumed };
  await recordCommittedCost(tx, buildId, dailyCost);
  return { approved: true, allowance, consumed: elsewhere + dailyCost };
}
