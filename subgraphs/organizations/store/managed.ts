import { newId } from "../../../foundation/ids/new-id.js";
import type { Managed } from "../../../generated/prisma/client.js";
import type { OrganizationsStore } from "./organizations-store.js";

/** What a sync decides about; IDENTITY marks the users that syncs reach. */
export type ManagedWhat = "IDENTITY" | "ORGANIZATIONS" | "GROUPS" | "ROLES" | "SITE_ROLES";

export interface ManagedKey {
  what: ManagedWhat;
  userId?: string | null;
  organizationId?: string | null;
}

const keyOf = ({ what, userId = null, organizationId = null }: ManagedKey) => ({ what, userId, organizationId });

/** Says that something is managed, by which setting; null that it no longer is. */
export async function recordManaged(store: OrganizationsStore, key: ManagedKey, setting: string | null): Promise<void> {
  const where = keyOf(key);
  const known = await store.managed.findFirst({ where });
  if (setting === null) await store.managed.deleteMany({ where });
  else if (!known) await store.managed.create({ data: { id: newId(), ...where, setting } });
}

/** Which of these users sign in by a provider. */
export async function listUsersWithIdentity(store: OrganizationsStore, userIds: readonly string[]): Promise<string[]> {
  const rows = await store.managed.findMany({ where: { what: "IDENTITY", userId: { in: [...userIds] } } });
  return rows.flatMap(({ userId }) => userId ?? []);
}

/** The setting that decides about this in an organization, or in the deployment. */
export const findManagedSetting = (
  store: OrganizationsStore,
  what: ManagedWhat,
  organizationId: string | null,
): Promise<Managed | null> => store.managed.findFirst({ where: { what, organizationId, userId: null } });

/** Users who sign in by no provider any more. */
export const forgetIdentities = (store: OrganizationsStore, userIds: readonly string[]) =>
  store.managed.deleteMany({ where: { what: "IDENTITY", userId: { in: [...userIds] } } });
