import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { listAllowancesOf } from "../store/quota.js";

/** A member, and the sum of the allowances of the member's groups there, in credits a day. */
export interface QuotaAllowance {
  organizationId: string;
  userId: string;
  allowance: number;
}

/** The allowance of each of these users in an organization, in one statement; who is no member there is not there. */
export const listQuotaAllowances = (
  tx: Pick<Transaction, "$queryRaw">,
  members: readonly Omit<QuotaAllowance, "allowance">[],
): Promise<QuotaAllowance[]> => listAllowancesOf(tx as Transaction, members);
