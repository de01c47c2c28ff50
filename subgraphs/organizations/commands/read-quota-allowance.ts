import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { readAllowance } from "../store/quota.js";

/** The sum of the allowances of a member's groups in an organization, in credits a day; nothing for who is no member. */
export const readQuotaAllowance = (tx: Transaction, organizationId: string, userId: string): Promise<number> =>
  readAllowance(tx, organizationId, userId);
