import type { GroupId, OrganizationId } from "../../../../foundation/ids/ids.js";

/** What one value of a claim leads to. */
export interface Mapping<Target extends string = string> {
  claimValue: string;
  targets: readonly Target[];
}

/** What all four syncs have. */
export interface ClaimSync<Target extends string = string> {
  /** Null while the sync is off. */
  claim: string | null;
  mapping: readonly Mapping<Target>[];
  /** RE2, unanchored. */
  regexFilter: string | null;
  keepOnMissingClaim: boolean;
}

export interface OrganizationSyncSetting extends ClaimSync<OrganizationId> {
  assignDefault: boolean;
}

export interface GroupSyncSetting extends ClaimSync<GroupId> {
  organizationId: OrganizationId;
  autoCreateMissing: boolean;
}

export interface RoleSyncSetting extends ClaimSync {
  organizationId: OrganizationId;
}

export interface SiteRoleSyncSetting extends ClaimSync {
  defaultRoles: readonly string[];
  matchByName: boolean;
}

/** All settings that decide about a user. An organization without a setting is left alone. */
export interface SyncSettings {
  organizations: OrganizationSyncSetting;
  groups: ReadonlyMap<OrganizationId, GroupSyncSetting>;
  roles: ReadonlyMap<OrganizationId, RoleSyncSetting>;
  siteRoles: SiteRoleSyncSetting;
}
