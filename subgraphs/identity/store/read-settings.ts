import type { OrganizationId } from "../../../foundation/ids/ids.js";
import type {
  GroupSyncSetting,
  Mapping,
  OrganizationSyncSetting,
  RoleSyncSetting,
  SiteRoleSyncSetting,
  SyncSettings,
} from "../rules/sync/sync-settings.js";
import type { IdentityStore } from "./identity-store.js";
import { getOrganizationSync, getSiteRoleSync } from "./sync-settings.js";

/** A row's columns as the rules know them. */
export function toSetting<Row extends { mapping: unknown; revision: number; changedAt: Date | null }>(row: Row) {
  const { revision: _revision, changedAt: _changedAt, mapping, ...rest } = row;
  const { id: _id, ...setting } = { id: null, ...rest };
  return { ...setting, mapping: mapping as Mapping<never>[] };
}

const byOrganization = <Setting extends { organizationId: string }>(settings: Setting[]) =>
  new Map(settings.map((setting) => [setting.organizationId as OrganizationId, setting]));

/** Every setting that decides about anybody: those that are off are not there. Four statements. */
export async function readSyncSettings(store: IdentityStore): Promise<SyncSettings> {
  const isOn = { where: { claim: { not: null } } };
  const organizations = toSetting(await getOrganizationSync(store)) as OrganizationSyncSetting;
  const siteRoles = toSetting(await getSiteRoleSync(store)) as SiteRoleSyncSetting;
  const groups = (await store.groupSync.findMany(isOn)).map(toSetting) as unknown as GroupSyncSetting[];
  const roles = (await store.roleSync.findMany(isOn)).map(toSetting) as unknown as RoleSyncSetting[];
  return { organizations, siteRoles, groups: byOrganization(groups), roles: byOrganization(roles) };
}
