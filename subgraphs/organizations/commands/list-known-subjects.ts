import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { listGroupIdsIn } from "../store/groups.js";
import { listMemberUserIds } from "../store/members.js";

/** Those who may stand in a list of the organization: users who are its members, and its groups. */
export async function listKnownSubjects(
  tx: Transaction,
  organizationId: string,
  { userIds, groupIds }: { userIds: string[]; groupIds: string[] },
): Promise<Set<string>> {
  const members = await listMemberUserIds(tx, organizationId, userIds);
  return new Set([...members, ...(await listGroupIdsIn(tx, organizationId, groupIds))]);
}
