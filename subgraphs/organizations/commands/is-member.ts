import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { findMember } from "../store/members.js";

/** Does this user belong to this organization? */
export async function isMember(tx: Transaction, organizationId: string, userId: string): Promise<boolean> {
  return (await findMember(tx, { organizationId, userId })) !== null;
}
