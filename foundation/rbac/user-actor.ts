import { groupBy } from "../collections/group-by.js";
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
function rolesOf({ organizationId, roles, customRoles = [] }: MembershipFacts): HeldRole[] {
  return ["organization-member", ...roles].flatMap((name) => {
    const builtIn = organizationRoleByName.get(name);
    if (builtIn) return [{ name, organizationId, grants: builtIn }];
    const custom = customRoles.find((role) => role.name === name);
    if (!custom) return [];
    return [{ name, organizationId, grants: { ...noGrants, organization: custom.organization, owner: custom.owner } }];
  });
}

/** All roles that a user has, the implied ones included: what `createUserActor` makes an actor of. */
export function rolesHeld({ siteRoles: names, memberships }: UserFacts): HeldRole[] {
  const ofTheSite = ["member", ...names].flatMap((name) => {
    const grants = siteRoleByName.get(name);
    return grants ? [{ name, organizationId: null, grants }] : [];
  });
  return [...ofTheSite, ...memberships.flatMap(rolesOf)];
}

/** What an organization's role gives at the site holds there; what it takes away, it takes in its organization only. */
function atTheSite({ organizationId, grants }: HeldRole): RoleGrants {
  if (organizationId === null) return grants;
  return grants.site.length === 0 ? noGrants : { ...noGrants, site: grants.site };
}

/** The user as an actor, with all that roles give: implied roles included. */
export function createUserActor(facts: UserFacts): UserActor {
  const { userId, username, siteRoles: names, memberships, groupIds, heldByAccessList = [], token = null } = facts;
  const held = rolesHeld(facts);
  const heldIn = groupBy(held, ({ organizationId }) => organizationId ?? "");
  const membershipEntries = memberships.map(({ organizationId, roles }): [OrganizationId, Membership] => [
    organizationId,
    { roles, grants: combineGrants((heldIn.get(organizationId) ?? []).map(({ grants }) => grants)) },
  ]);
  return {
    kind: "user",
    userId,
    username,
    siteRoles: names,
    site: combineGrants(held.map(atTheSite)),
    memberships: new Map(membershipEntries),
    groupIds: new Set(groupIds),
    heldByAccessList: permissionSet(heldByAccessList),
    token,
  };
}
