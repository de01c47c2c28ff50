import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { planGroups, type Membership } from "./plan-groups.js";
import { planOrganizationRoles } from "./plan-organization-roles.js";
import { planOrganizations } from "./plan-organizations.js";
import { planSiteRoles } from "./plan-site-roles.js";
import type { KnownClaims } from "./read-claim.js";
import { joinPlans, type SyncChange, type SyncPlan } from "./sync-plan.js";
import type { SyncSettings } from "./sync-settings.js";
import type { MembershipState, SyncState } from "./sync-state.js";

/** The memberships that are there once organizations are synced; a new one begins with the organization's defaults. */
function membershipsAfter(state: SyncState, changes: readonly SyncChange[]): Map<OrganizationId, MembershipState> {
  const memberships = new Map(state.user.memberships);
  for (const { action, organizationId } of changes) {
    if (organizationId === null) continue;
    const organization = state.organizations.get(organizationId);
    if (action === "LEAVE_ORGANIZATION") memberships.delete(organizationId);
    else if (organization) memberships.set(organizationId, { roles: organization.defaultMemberRoles, groupIds: [] });
  }
  return memberships;
}

/** Groups and roles of one organization, for who is or becomes a member of it. */
function planOrganization(settings: SyncSettings, known: KnownClaims, { organization, member }: Membership): SyncPlan {
  const groups = settings.groups.get(organization.id);
  const roles = settings.roles.get(organization.id);
  return joinPlans(
    ...(groups ? [planGroups(groups, known, { organization, member })] : []),
    ...(roles ? [planOrganizationRoles(roles, known, { organization, member })] : []),
  );
}

const ofAction = (plan: SyncPlan, isWanted: (action: SyncChange["action"]) => boolean): SyncChange[] =>
  plan.changes.filter(({ action }) => isWanted(action));
const isAboutRoles = (action: SyncChange["action"]): boolean => action === "GRANT_ROLE" || action === "REVOKE_ROLE";

/**
 * What a user's claims change: organizations, then groups, then roles, then roles of the site. Whatever is not decided by
 * a setting that is on stays as it is; a claim that cannot be read stops its own sync alone.
 */
export function planSync(settings: SyncSettings, known: KnownClaims, state: SyncState): SyncPlan {
  const organizations = planOrganizations(settings.organizations, known, state);
  const memberships = [...membershipsAfter(state, organizations.changes)].sort(([a], [b]) => (a < b ? -1 : 1));
  const within = joinPlans(
    ...memberships.flatMap(([id, member]) => {
      const organization = state.organizations.get(id);
      return organization ? [planOrganization(settings, known, { organization, member })] : [];
    }),
  );
  const site = planSiteRoles(settings.siteRoles, known, state.user);
  return {
    changes: [
      ...organizations.changes,
      ...ofAction(within, (action) => !isAboutRoles(action)),
      ...ofAction(within, isAboutRoles),
      ...site.changes,
    ],
    problems: [...organizations.problems, ...within.problems, ...site.problems],
  };
}
