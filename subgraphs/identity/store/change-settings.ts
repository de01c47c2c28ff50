import { type Prisma } from "../../../generated/prisma/client.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import type {
  GroupSyncSetting,
  OrganizationSyncSetting,
  RoleSyncSetting,
  SiteRoleSyncSetting,
} from "../rules/sync/sync-settings.js";
import { toSetting } from "./read-settings.js";
import type { IdentityStore } from "./identity-store.js";

/** A setting as it was when it was locked, and how a new one is kept in its place. */
export interface HeldSetting<Setting> {
  setting: Setting;
  revision: number;
  save(next: Setting, changedAt: Date): Promise<unknown>;
}

const json = (next: { mapping: readonly unknown[] }) => ({ mapping: next.mapping as unknown as Prisma.InputJsonArray });
const counted = (changedAt: Date) => ({ revision: { increment: 1 }, changedAt });

/** Whoever holds a setting alone changes it, until the transaction ends; one that nobody has set up is made first. */
export async function holdOrganizationSync(store: IdentityStore): Promise<HeldSetting<OrganizationSyncSetting>> {
  await store.$executeRaw`insert into identity.organization_sync (id) values (1) on conflict do nothing`;
  await store.$queryRaw`select id from identity.organization_sync for update`;
  const row = await store.organizationSync.findUniqueOrThrow({ where: { id: 1 } });
  return {
    setting: toSetting(row),
    revision: row.revision,
    save: (next, changedAt) =>
      store.organizationSync.update({ where: { id: 1 }, data: { ...next, ...json(next), ...counted(changedAt) } }),
  };
}

export async function holdSiteRoleSync(store: IdentityStore): Promise<HeldSetting<SiteRoleSyncSetting>> {
  await store.$executeRaw`insert into identity.site_role_sync (id) values (1) on conflict do nothing`;
  await store.$queryRaw`select id from identity.site_role_sync for update`;
  const row = await store.siteRoleSync.findUniqueOrThrow({ where: { id: 1 } });
  return {
    setting: toSetting(row),
    revision: row.revision,
    save: (next, changedAt) =>
      store.siteRoleSync.update({
        where: { id: 1 },
        data: { ...next, ...json(next), defaultRoles: [...next.defaultRoles], ...counted(changedAt) },
      }),
  };
}

export async function holdGroupSync(
  store: IdentityStore,
  organizationId: OrganizationId,
): Promise<HeldSetting<GroupSyncSetting>> {
  await store.$executeRaw`
    insert into identity.group_sync (organization_id) values (${organizationId}::uuid) on conflict do nothing`;
  await store.$queryRaw`
    select 1 from identity.group_sync where organization_id = ${organizationId}::uuid for update`;
  const row = await store.groupSync.findUniqueOrThrow({ where: { organizationId } });
  return {
    setting: toSetting(row) as unknown as GroupSyncSetting,
    revision: row.revision,
    save: (next, changedAt) =>
      store.groupSync.update({ where: { organizationId }, data: { ...next, ...json(next), ...counted(changedAt) } }),
  };
}

export async function holdRoleSync(
  store: IdentityStore,
  organizationId: OrganizationId,
): Promise<HeldSetting<RoleSyncSetting>> {
  await store.$executeRaw`
    insert into identity.role_sync (organization_id) values (${organizationId}::uuid) on conflict do nothing`;
  await store.$queryRaw`
    select 1 from identity.role_sync where organization_id = ${organizationId}::uuid for update`;
  const row = await store.roleSync.findUniqueOrThrow({ where: { organizationId } });
  return {
    setting: toSetting(row) as unknown as RoleSyncSetting,
    revision: row.revision,
    save: (next, changedAt) =>
      store.roleSync.update({ where: { organizationId }, data: { ...next, ...json(next), ...counted(changedAt) } }),
  };
}
