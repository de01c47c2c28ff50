import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { readQuotaAllowance } from "../../organizations/commands/read-quota-allowance.js";
import { listConsumption, readCommittedCost, type QuotaHolder } from "../store/quota.js";

/** Credits a day. */
export interface QuotaStanding {
  allowance: number;
  /** By all the owner's workspaces in the organization … */
  consumed: number;
  /** … of that by this workspace, and by the others. */
  committed: number;
  elsewhere: number;
}

/** How an owner stands with the quota in an organization, seen from one workspace; null for one that is to come. */
export async function readQuotaStanding(
  tx: Transaction,
  { organizationId, ownerId }: QuotaHolder,
  workspaceId: string | null,
): Promise<QuotaStanding> {
  const allowance = await readQuotaAllowance(tx, organizationId, ownerId);
  const consumed = (await listConsumption(tx, [{ organizationId, ownerId }]))[0]?.consumed ?? 0;
  const committed = workspaceId === null ? 0 : await readCommittedCost(tx, workspaceId);
  return { allowance, consumed, committed, elsewhere: consumed - committed };
}
