import type { OrganizationId, UserId } from "../ids/ids.js";
import type { Permission } from "./permissions.js";
import type { Membership, TokenLimits, UserActor } from "./actor.js";
import { organizationRoles, siteRoles, type RoleDefinition } from "./built-in-roles.js";
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

/** A name that is no role (any more) gives nothing. */
function rolesOf({ roles, customRoles = [] }: MembershipFacts): RoleGrants[] {
  return ["organization-member", ...roles].flatMap((name) => {
    const builtIn = organizationRoleByName.get(name);
    if (builtIn) return [builtIn];
    const custom = customRoles.find((role) => role.name === name);
    return custom ? [{ ...noGrants, organization: custom.organization, owner: custom.owner }] : [];
  });
}

/** The user as an actor, with all that roles give: implied roles included. */
export function createUserActor(facts: UserFacts): UserActor {
  const { userId, username, siteRoles: names, memberships, groupIds, heldByAccessList = [], token = null } = facts;
  const rolesByOrganization = memberships.map((membership) => [membership, rolesOf(membership)] as const);
  const ofTheSite = ["member", ...names].flatMap((name) => siteRoleByName.get(name) ?? []);
  // What an organization's role gives at the site holds there; what it takes away, it takes in its organization only.
  const alsoOfTheSite = rolesByOrganization.flatMap(([, roles]) => roles.map(({ site }) => ({ ...noGrants, site })));
  const membershipEntries = rolesByOrganization.map(
    ([{ organizationId, roles }, grants]): [OrganizationId, Membership] => [
      organizationId,
      { roles, grants: combineGrants(grants) },
    ],
  );
  return {
    kind: "user",
    userId,
    username,
    siteRoles: names,
    site: combineGrants([...ofTheSite, ...alsoOfTheSite]),
    memberships: new Map(membershipEntries),
    groupIds: new Set(groupIds),
    heldByAccessList: new Set(heldByAccessList),
    token,
  };
}
