import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { isAnyAtWork } from "../../../../foundation/job-queue/read-jobs.js";
import { listDaemonsOfKey } from "../../store/daemons.js";
import { removeDeletedKey } from "../../store/keys.js";

/** Removes what is kept of a deleted key, once no daemon of it has a job to finish. */
export async function removeKeyWithoutWork(tx: Transaction, keyId: string): Promise<void> {
  const daemons = await listDaemonsOfKey(tx, keyId);
  const isNeeded = await isAnyAtWork(
    tx,
    daemons.map(({ id }) => id),
  );
  if (!isNeeded) await removeDeletedKey(tx, keyId);
}
