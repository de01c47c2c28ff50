import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { listActiveOwnersLocked } from "../../store/users.js";

/** The refusal where nobody could administer the site without this user; holds all owners until the transaction ends. */
export async function refuseLastOwner(tx: Transaction, userId: string, path: string[]): Promise<Refusal | null> {
  const owners = await listActiveOwnersLocked(tx);
  if (owners.length !== 1 || owners[0] !== userId) return null;
  return refuse("NOT_ALLOWED_HERE", path, "This is the last owner of the site. Make somebody else an owner first.");
}
