import type { Transaction } from "../../../foundation/database/in-transaction.js";
import {
  lockHeldByAccessList,
  recordHeldByAccessList,
  type PermissionsBySubject,
} from "../store/held-by-access-list.js";

/**
 * Writes down what access lists give these users and groups, so that their requests are known to be able to hold it.
 * Whoever keeps lists calls it after changing some; `read` is asked for all that they give these by then, once no other
 * transaction is about to write it.
 */
export async function keepHeldByAccessList(
  tx: Transaction,
  subjectIds: readonly string[],
  read: (subjectIds: string[]) => Promise<PermissionsBySubject>,
): Promise<void> {
  const ids = [...new Set(subjectIds)].sort();
  if (ids.length === 0) return;
  await lockHeldByAccessList(tx, ids);
  await recordHeldByAccessList(tx, await read(ids));
}
