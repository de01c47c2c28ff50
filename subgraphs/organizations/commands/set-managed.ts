import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { forgetIdentities, recordManaged, type ManagedKey } from "../store/managed.js";

export type { ManagedWhat } from "../store/managed.js";

/** Says that a sync decides about something from now on, or (null) no longer: hands are kept off what it decides about. */
export const setManaged = (tx: Transaction, key: ManagedKey, setting: string | null): Promise<void> =>
  recordManaged(tx, key, setting);

/** These users sign in by no provider any more: no sync reaches them. */
export const clearIdentities = async (tx: Transaction, userIds: readonly string[]): Promise<void> =>
  void (await forgetIdentities(tx, userIds));
