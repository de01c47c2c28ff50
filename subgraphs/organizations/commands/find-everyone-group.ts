import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { getEveryoneGroup } from "../store/groups.js";

/** The group that every member of an organization is in. */
export const findEveryoneGroup = (tx: Transaction, organizationId: string): Promise<{ id: string }> =>
  getEveryoneGroup(tx, organizationId);
