import type { OrganizationId } from "../../../foundation/ids/ids.js";
import type { GroupSync, OrganizationSync, RoleSync, SiteRoleSync } from "../../../generated/prisma/client.js";
import type { IdentityStore } from "./identity-store.js";

export type GroupSyncRow = GroupSync;
export type RoleSyncRow = RoleSync;
export type OrganizationSyncRow = OrganizationSync;
export type SiteRoleSyncRow = SiteRoleSync;

/** A sync that nobody has set up: off, and at its first revision. */
const off = { revision: 0, claim: null, mapping: [], regexFilter: null, keepOnMissingClaim: false, changedAt: null };

/** The group syncs of these organizations; one without a row is off. */
export async function listGroupSyncs(store: IdentityStore, organizationIds: OrganizationId[]): Promise<GroupSync[]> {
  const rows = await store.groupSync.findMany({ where: { organizationId: { in: organizationIds } } });
  const byOrganization = new Map(rows.map((row) => [row.organizationId, row]));
  return organizationIds.map(
    (id) => byOrganization.get(id) ?? { ...off, organizationId: id, autoCreateMissing: false },
  );
}

/** The role syncs of these organizations; one without a row is off. */
export async function listRoleSyncs(store: IdentityStore, organizationIds: OrganizationId[]): Promise<RoleSync[]> {
  const rows = await store.roleSync.findMany({ where: { organizationId: { in: organizationIds } } });
  const byOrganization = new Map(rows.map((row) => [row.organizationId, row]));
  return organizationIds.map((id) => byOrganization.get(id) ?? { ...off, organizationId: id });
}

export const getOrganizationSync = async (store: IdentityStore): Promise<OrganizationSync> =>
  (await store.organizationSync.findFirst()) ?? { ...off, id: 1, assignDefault: true };

export const getSiteRoleSync = async (store: IdentityStore): Promise<SiteRoleSync> =>
  (await store.siteRoleSync.findFirst()) ?? { ...off, id: 1, defaultRoles: [], matchByName: false };
