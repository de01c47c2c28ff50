import type {
  ClaimSync,
  GroupSyncSetting,
  Mapping,
  OrganizationSyncSetting,
  RoleSyncSetting,
  SiteRoleSyncSetting,
} from "./sync-settings.js";

export interface MappingPatch {
  add?: readonly Mapping[] | null;
  remove?: readonly Mapping[] | null;
}

/** What an administrator wants changed: what is left out stays, null clears. */
export interface ClaimSyncChange {
  claim?: string | null;
  regexFilter?: string | null;
  keepOnMissingClaim?: boolean | null;
  mapping?: readonly Mapping[] | null;
  mappingPatch?: MappingPatch | null;
  expectedRevision?: number | null;
}
export interface OrganizationSyncChange extends ClaimSyncChange {
  assignDefault?: boolean | null;
}
export interface GroupSyncChange extends ClaimSyncChange {
  autoCreateMissing?: boolean | null;
}
export interface SiteRoleSyncChange extends ClaimSyncChange {
  defaultRoles?: readonly string[] | null;
  matchByName?: boolean | null;
}

type Targets = Map<string, Set<string>>;

function addTo(targetsByValue: Targets, mappings: readonly Mapping[]): void {
  for (const { claimValue, targets } of mappings) {
    targetsByValue.set(claimValue, new Set([...(targetsByValue.get(claimValue) ?? []), ...targets]));
  }
}

function removeFrom(targetsByValue: Targets, mappings: readonly Mapping[]): void {
  for (const { claimValue, targets } of mappings)
    for (const target of targets) targetsByValue.get(claimValue)?.delete(target);
}

/** The mapping as it is kept: each value once, each of its targets once, and no value without targets. */
const kept = (targetsByValue: Targets): Mapping[] =>
  [...targetsByValue]
    .filter(([, targets]) => targets.size > 0)
    .map(([claimValue, targets]) => ({ claimValue, targets: [...targets] }));

/** A whole new mapping, or the old one with some of it added and then some removed: what is removed is gone. */
export function changeMapping(before: readonly Mapping[], { mapping, mappingPatch }: ClaimSyncChange): Mapping[] {
  const targetsByValue: Targets = new Map();
  addTo(targetsByValue, mapping === undefined ? before : (mapping ?? []));
  addTo(targetsByValue, mappingPatch?.add ?? []);
  removeFrom(targetsByValue, mappingPatch?.remove ?? []);
  return kept(targetsByValue);
}

const cleared = (text: string | null | undefined, before: string | null): string | null =>
  text === undefined ? before : text === "" ? null : text;

function changeClaimSync(before: ClaimSync, change: ClaimSyncChange): ClaimSync {
  return {
    claim: cleared(change.claim, before.claim),
    regexFilter: cleared(change.regexFilter, before.regexFilter),
    keepOnMissingClaim: change.keepOnMissingClaim ?? before.keepOnMissingClaim,
    mapping: changeMapping(before.mapping, change),
  };
}

export const changeOrganizationSync = (
  before: OrganizationSyncSetting,
  change: OrganizationSyncChange,
): OrganizationSyncSetting => ({
  ...(changeClaimSync(before, change) as OrganizationSyncSetting),
  assignDefault: change.assignDefault ?? before.assignDefault,
});

export const changeGroupSync = (before: GroupSyncSetting, change: GroupSyncChange): GroupSyncSetting => ({
  ...(changeClaimSync(before, change) as GroupSyncSetting),
  organizationId: before.organizationId,
  autoCreateMissing: change.autoCreateMissing ?? before.autoCreateMissing,
});

export const changeRoleSync = (before: RoleSyncSetting, change: ClaimSyncChange): RoleSyncSetting => ({
  ...changeClaimSync(before, change),
  organizationId: before.organizationId,
});

export const changeSiteRoleSync = (before: SiteRoleSyncSetting, change: SiteRoleSyncChange): SiteRoleSyncSetting => ({
  ...changeClaimSync(before, change),
  defaultRoles: change.defaultRoles === undefined ? before.defaultRoles : [...new Set(change.defaultRoles)],
  matchByName: change.matchByName ?? before.matchByName,
});
