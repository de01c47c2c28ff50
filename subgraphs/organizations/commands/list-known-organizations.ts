import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { listOrganizations } from "../store/organizations.js";

/** Which of these organizations there are. */
export async function listKnownOrganizations(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  return new Set((await listOrganizations(tx, [...ids], "all")).map(({ id }) => id));
}
