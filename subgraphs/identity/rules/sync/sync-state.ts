import type { GroupId, OrganizationId } from "../../../../foundation/ids/ids.js";

export interface GroupFacts {
  id: GroupId;
  name: string;
  /** All members are in it, and nobody joins or leaves it. */
  isEveryone: boolean;
}

export interface OrganizationFacts {
  id: OrganizationId;
  isDefault: boolean;
  /** What comes with a membership. */
  defaultMemberRoles: readonly string[];
  /** Needed where groups are synced. */
  groups: readonly GroupFacts[];
  /** Names of custom roles; needed where roles are synced. */
  customRoles: readonly string[];
}

export interface MembershipState {
  /** Names, without the implied one. */
  roles: readonly string[];
  /** Without Everyone. */
  groupIds: readonly GroupId[];
}

/** A user as they are before a sync. */
export interface SyncedUser {
  /** Signs in for the first time. */
  isNew: boolean;
  /** Without them nobody could administer the site. */
  isLastOwner: boolean;
  siteRoles: readonly string[];
  memberships: ReadonlyMap<OrganizationId, MembershipState>;
}

/** All that a plan is made from beside settings and claims. */
export interface SyncState {
  user: SyncedUser;
  organizations: ReadonlyMap<OrganizationId, OrganizationFacts>;
}
