import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { listActiveOwners, listActiveOwnersLocked } from "../store/users.js";
import { listOrganizationFacts, listSyncedUsers, lockUsers, type SyncedUserRow } from "../store/synced-users.js";

export type { SyncedUserRow };

/** Users with their memberships, roles and groups. */
export const readSyncedUsers = (tx: Transaction, userIds: readonly string[]): Promise<SyncedUserRow[]> =>
  listSyncedUsers(tx, userIds);

/** The same, held by this transaction until it ends: two syncs of one user come one after the other. */
export async function holdSyncedUsers(tx: Transaction, userIds: readonly string[]): Promise<SyncedUserRow[]> {
  await lockUsers(tx, userIds);
  return listSyncedUsers(tx, userIds);
}

/** The owners of the site who can sign in, held likewise. */
export const holdSiteOwners = (tx: Transaction): Promise<string[]> => listActiveOwnersLocked(tx);

/** All organizations, with the groups and custom roles of those that sync them: three statements. */
export const readOrganizationFacts = listOrganizationFacts;

/** The same owners, held by nobody. */
export const readSiteOwners = (tx: Transaction): Promise<string[]> => listActiveOwners(tx);
