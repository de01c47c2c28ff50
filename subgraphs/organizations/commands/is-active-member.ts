import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { findMember } from "../store/members.js";
import { findUser } from "../store/users.js";

/** Does this user belong to this organization, and is the user neither suspended nor gone? */
export async function isActiveMember(tx: Transaction, organizationId: string, userId: string): Promise<boolean> {
  const user = await findUser(tx, userId);
  return user?.status === "ACTIVE" && (await findMember(tx, { organizationId, userId })) !== null;
}
