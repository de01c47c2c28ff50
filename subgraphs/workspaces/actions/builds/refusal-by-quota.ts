import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { readQuotaStanding } from "../../commands/read-quota-standing.js";
import { isWithinQuota } from "../../rules/workspaces/decide-quota.js";
import type { QuotaHolder } from "../../store/quota.js";

export interface CostQuestion {
  holder: QuotaHolder;
  /** Null for a workspace that is to come. */
  workspaceId: string | null;
  /** Credits a day, as the version's import found. */
  cost: number;
}

/** Why a start cannot fit the owner's quota by what is known now, so that no job is made for nothing; null where it can. */
export async function refusalByQuota(
  tx: Transaction,
  { holder, workspaceId, cost }: CostQuestion,
): Promise<Refusal | null> {
  if (cost === 0) return null;
  const standing = await readQuotaStanding(tx, holder, workspaceId);
  if (isWithinQuota({ cost, ...standing })) return null;
  const { allowance, elsewhere } = standing;
  const message =
    `It costs ${String(cost)} credits a day; the owner's other workspaces here take ${String(elsewhere)}` +
    ` of ${String(allowance)}. Stop or delete one of them, or ask for a greater quota.`;
  return refuse("QUOTA_EXCEEDED", null, message);
}
