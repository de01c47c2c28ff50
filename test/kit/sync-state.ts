import type { GroupId, OrganizationId } from "../../foundation/ids/ids.js";
import type { SyncChange } from "../../subgraphs/identity/rules/sync/sync-plan.js";
import type {
  ClaimSync,
  GroupSyncSetting,
  OrganizationSyncSetting,
  RoleSyncSetting,
  SiteRoleSyncSetting,
  SyncSettings,
} from "../../subgraphs/identity/rules/sync/sync-settings.js";
import type {
  MembershipState,
  OrganizationFacts,
  SyncedUser,
  SyncState,
} from "../../subgraphs/identity/rules/sync/sync-state.js";

/** Ids that say what they are: tables of sentences are read by people. */
export const organizationId = (name: string) => name as OrganizationId;
export const groupId = (name: string) => name as GroupId;

/** `{ eng: ["a", "b"] }` as a mapping. */
export const mapping = <Target extends string>(targetsByValue: Record<string, string[]>) =>
  Object.entries(targetsByValue).map(([claimValue, targets]) => ({ claimValue, targets: targets as Target[] }));

const sync: ClaimSync<never> = { claim: "memberOf", mapping: [], regexFilter: null, keepOnMissingClaim: false };

export const organizationSync = (said: Partial<OrganizationSyncSetting> = {}): OrganizationSyncSetting => ({
  ...sync,
  assignDefault: false,
  ...said,
});
export const groupSync = (said: Partial<GroupSyncSetting> = {}): GroupSyncSetting => ({
  ...sync,
  organizationId: organizationId("alpha"),
  autoCreateMissing: false,
  ...said,
});
export const roleSync = (said: Partial<RoleSyncSetting> = {}): RoleSyncSetting => ({
  ...sync,
  organizationId: organizationId("alpha"),
  ...said,
});
export const siteRoleSync = (said: Partial<SiteRoleSyncSetting> = {}): SiteRoleSyncSetting => ({
  ...sync,
  defaultRoles: [],
  matchByName: false,
  ...said,
});

/** An organization whose groups are named `<organization>/<name>` by id, with Everyone. */
export const organization = (
  name: string,
  said: { groups?: string[]; customRoles?: string[]; defaults?: string[]; isDefault?: boolean } = {},
): OrganizationFacts => ({
  id: organizationId(name),
  isDefault: said.isDefault ?? false,
  defaultMemberRoles: said.defaults ?? ["organization-workspace-access"],
  customRoles: said.customRoles ?? [],
  groups: [
    { id: groupId(`${name}/everyone`), name: "Everyone", isEveryone: true },
    ...(said.groups ?? []).map((group) => ({ id: groupId(`${name}/${group}`), name: group, isEveryone: false })),
  ],
});

export const user = (said: Partial<SyncedUser> = {}): SyncedUser => ({
  isNew: false,
  isLastOwner: false,
  siteRoles: [],
  memberships: new Map(),
  ...said,
});

export const memberships = (roles: Record<string, Partial<MembershipState>>) =>
  new Map(
    Object.entries(roles).map(([name, member]) => [organizationId(name), { roles: [], groupIds: [], ...member }]),
  );

export const claims = (said: Record<string, unknown>, unknown: string[] = []) => ({
  claims: said,
  unknown: new Set(unknown),
});

/** A change in few words: `join alpha`, `leave alpha/eng`, `grant auditor because audit`. */
export function inWords({
  action,
  organizationId: id,
  groupId: group,
  groupName,
  role,
  claimValue,
}: SyncChange): string {
  const verb = action.split("_")[0]!.toLowerCase();
  const what = role ?? group ?? (groupName === null ? id : `new ${groupName}`);
  return `${verb} ${what ?? ""}${claimValue === null ? "" : ` because ${claimValue}`}`;
}

type Members = Map<OrganizationId, { roles: readonly string[]; groupIds: readonly GroupId[] }>;

function applyToMember(members: Members, organizations: Map<OrganizationId, OrganizationFacts>, change: SyncChange) {
  const id = change.organizationId!;
  const { roles, groupIds } = members.get(id)!;
  const there = organizations.get(id)!;
  const group = change.groupId ?? there.groups.find(({ name }) => name === change.groupName)?.id;
  if (change.action === "CREATE_GROUP") {
    const made = { id: groupId(`${id}/${change.groupName!}`), name: change.groupName!, isEveryone: false };
    organizations.set(id, { ...there, groups: [...there.groups, made] });
  } else if (change.action === "JOIN_GROUP") members.set(id, { roles, groupIds: [...groupIds, group!] });
  else if (change.action === "LEAVE_GROUP")
    members.set(id, { roles, groupIds: groupIds.filter((each) => each !== group) });
  else if (change.action === "GRANT_ROLE") members.set(id, { roles: [...roles, change.role!], groupIds });
  else members.set(id, { roles: roles.filter((role) => role !== change.role), groupIds });
}

/** What is there once the changes are made, told without a database: the meaning of each action. */
export function afterChanges(state: SyncState, changes: readonly SyncChange[]): SyncState {
  const members: Members = new Map(state.user.memberships);
  const organizations = new Map(state.organizations);
  let siteRoles = [...state.user.siteRoles];
  for (const change of changes) {
    const id = change.organizationId;
    if (change.action === "JOIN_ORGANIZATION")
      members.set(id!, { roles: organizations.get(id!)!.defaultMemberRoles, groupIds: [] });
    else if (change.action === "LEAVE_ORGANIZATION") members.delete(id!);
    else if (change.action === "GRANT_SITE_ROLE") siteRoles = [...siteRoles, change.role!];
    else if (change.action === "REVOKE_SITE_ROLE") siteRoles = siteRoles.filter((role) => role !== change.role);
    else applyToMember(members, organizations, change);
  }
  return { organizations, user: { ...state.user, isNew: false, siteRoles, memberships: members } };
}

export const settings = (said: {
  organizations?: OrganizationSyncSetting;
  groups?: GroupSyncSetting[];
  roles?: RoleSyncSetting[];
  siteRoles?: SiteRoleSyncSetting;
}): SyncSettings => ({
  organizations: said.organizations ?? organizationSync({ claim: null }),
  groups: new Map((said.groups ?? []).map((setting) => [setting.organizationId, setting])),
  roles: new Map((said.roles ?? []).map((setting) => [setting.organizationId, setting])),
  siteRoles: said.siteRoles ?? siteRoleSync({ claim: null }),
});
