import { refuse, type Refusal } from "../../../foundation/errors/user-errors.js";
import { findManagedSetting, listUsersWithIdentity, type ManagedWhat } from "../store/managed.js";
import type { OrganizationsStore } from "../store/organizations-store.js";

/** What somebody wants to change by hand. */
export interface ByHand {
  what: ManagedWhat;
  /** Null for what belongs to the whole deployment. */
  organizationId: string | null;
  userIds: readonly string[];
  path: string[];
}

/** The refusal of changing by hand what the next sign-in would change back, or null: only users with an identity are synced. */
export async function refuseManaged(
  store: OrganizationsStore,
  { what, organizationId, userIds, path }: ByHand,
): Promise<Refusal | null> {
  if (userIds.length === 0) return null;
  const managed = await findManagedSetting(store, what, organizationId);
  if (!managed || (await listUsersWithIdentity(store, userIds)).length === 0) return null;
  const message = `An identity sync decides about this (${managed.setting}): change what the provider claims, or the setting.`;
  return refuse("MANAGED_BY_IDENTITY_PROVIDER", path, message);
}
