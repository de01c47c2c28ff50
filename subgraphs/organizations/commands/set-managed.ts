import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { recordManaged, type ManagedKey } from "../store/managed.js";

export type { ManagedWhat } from "../store/managed.js";

/** Says that a sync decides about something from now on, or (null) no longer: hands are kept off what it decides about. */
export const setManaged = (tx: Transaction, key: ManagedKey, setting: string | null): Promise<void> =>
  recordManaged(tx, key, setting);
