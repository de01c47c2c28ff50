import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import type { SyncPlan } from "./sync-plan.js";
import type { SyncSettings } from "./sync-settings.js";

const only = <Setting>(settings: ReadonlyMap<OrganizationId, Setting>, id: OrganizationId) => {
  const setting = settings.get(id);
  return new Map(setting ? [[id, setting]] : []);
};

/** The settings of one organization; those of the site are off, and put nobody anywhere. */
export const withinOrganization = (settings: SyncSettings, id: OrganizationId): SyncSettings => ({
  organizations: { ...settings.organizations, claim: null, assignDefault: false },
  siteRoles: { ...settings.siteRoles, claim: null },
  groups: only(settings.groups, id),
  roles: only(settings.roles, id),
});

/** What of a plan an organization's administrator may see. */
export const cutToOrganization = <Plan extends SyncPlan>(plan: Plan, id: string): Plan => ({
  ...plan,
  changes: plan.changes.filter(({ organizationId }) => organizationId === id),
  problems: plan.problems.filter(({ organizationId }) => organizationId === id),
});
