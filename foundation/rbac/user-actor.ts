import type { OrganizationId, UserId } from "../ids/ids.js";
import { permissionSet } from "./permission-sets.js";
import type { Permission } from "./permissions.js";
import type { Membership, TokenLimits, UserActor } from "./actor.js";
import { organizationRoles, siteRoles } from "./built-in-roles.js";
import type { RoleDefinition } from "./role-definition.js";
import { combineGrants, noGrants, type RoleGrants } from "./grants.js";

/** A custom role of an organization. */
export interface CustomRole extends Pick<RoleGrants, "organization" | "owner"> {
  name: string;
}

/** What is known of a user's membership. */
export interface MembershipFacts {
  organizationId: OrganizationId;
  /** Names, without the implied one. */
  roles: readonly string[];
  /** The organization's custom roles, at least those that the member has. */
  customRoles?: readonly CustomRole[];
}

/** What is known of a user who acts. */
export interface UserFacts {
  userId: UserId;
  username: string;
  /** Names, without the implied one. */
  siteRoles: readonly string[];
  memberships: readonly MembershipFacts[];
  /** Groups that the user is in, with the Everyone group of each organization. */
  groupIds: readonly string[];
  heldByAccessList?: Iterable<Permission>;
  token?: TokenLimits | null;
}

const siteRoleByName: ReadonlyMap<string, RoleDefinition> = new Map(Object.entries(siteRoles));
const organizationRoleByName: ReadonlyMap<string, RoleDefinition> = new Map(Object.entries(organizationRoles));

/** A role that a user has: of the site (null) or of an organization. */
export interface HeldRole {
  name: string;
  organizationId: OrganizationId | null;
  grants: RoleGrants;
}

/** A name that is no role (any more) gives nothing. */
function grantsOf(name: string, { customRoles = [] }: MembershipFacts): RoleGrants | null {
  const builtIn = organizationRoleByName.get(name);
  if (builtIn) return builtIn;
  const custom = customRoles.find((role) => role.name === name);
  return custom ? { ...noGrants, organization: custom.organization, owner: custom.owner } : null;
}

function rolesOf(facts: MembershipFacts): HeldRole[] {
  const { organizationId, roles } = facts;
  const held: HeldRole[] = [];
  for (const name of ["organization-member", ...roles]) {
    const grants = grantsOf(name, facts);
    if (grants) held.push({ name, organizationId, grants });
  }
  return held;
}

function rolesOfSite(names: readonly string[]): HeldRole[] {
  const held: HeldRole[] = [];
  for (const name of ["member", ...names]) {
    const grants = siteRoleByName.get(name);
    if (grants) held.push({ name, organizationId: null, grants });
  }
  return held;
}

/** All roles that a user has, the implied ones included: what `createUserActor` makes an actor of. */
export const rolesHeld = ({ siteRoles: names, memberships }: UserFacts): HeldRole[] => [
  ...rolesOfSite(names),
  ...memberships.flatMap(rolesOf),
];

/** The user as an actor, with all that roles give: implied roles included. */
export function createUserActor(facts: UserFacts): UserActor {
  const { userId, username, siteRoles: names, memberships, groupIds, heldByAccessList = [], token = null } = facts;
  const atSite = rolesOfSite(names).map(({ grants }) => grants);
  const membershipById = new Map<OrganizationId, Membership>();
  for (const membership of memberships) {
    const grants = rolesOf(membership).map((role) => role.grants);
    // What an organization's role gives at the site holds there; what it takes away, it takes in its organization only.
    atSite.push(...grants.filter(({ site }) => site.length > 0).map(({ site }) => ({ ...noGrants, site })));
    membershipById.set(membership.organizationId, { roles: membership.roles, grants: combineGrants(grants) });
  }
  return {
    kind: "user",
    userId,
    username,
    siteRoles: names,
    site: combineGrants(atSite),
    memberships: membershipById,
    groupIds: new Set(groupIds),
    heldByAccessList: permissionSet(heldByAccessList),
    token,
  };
}
