import { groupBy } from "../../../foundation/collections/group-by.js";
import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { listUserIdsOf } from "../store/members.js";

/** The users of all members of each of these organizations: one statement. */
export async function readMemberUserIds(
  tx: Transaction,
  organizationIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = groupBy(await listUserIdsOf(tx, organizationIds), ({ organizationId }) => organizationId);
  return new Map(organizationIds.map((id) => [id, (rows.get(id) ?? []).map(({ userId }) => userId)]));
}
