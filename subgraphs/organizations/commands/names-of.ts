import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { findOrganization } from "../store/organizations.js";
import { findUser } from "../store/users.js";

/** What an organization and a user are called now; what is not asked for or does not exist is left out. */
export async function namesOf(
  tx: Transaction,
  { organizationId, userId }: { organizationId?: string; userId?: string },
): Promise<{ organizationName?: string; userName?: string }> {
  const organization = organizationId === undefined ? null : await findOrganization(tx, organizationId);
  const user = userId === undefined ? null : await findUser(tx, userId);
  return { ...(organization && { organizationName: organization.name }), ...(user && { userName: user.username }) };
}
