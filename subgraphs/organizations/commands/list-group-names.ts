import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { listGroupNamesOf } from "../store/groups.js";

/** What these groups are called, by id. */
export async function listGroupNames(tx: Transaction, groupIds: string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await listGroupNamesOf(tx, groupIds)).map(({ id, name }) => [id, name]));
}
