import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import {
  changeGroupSync,
  changeOrganizationSync,
  changeRoleSync,
  changeSiteRoleSync,
  type ClaimSyncChange,
  type GroupSyncChange,
  type OrganizationSyncChange,
  type SiteRoleSyncChange,
} from "../../rules/sync/change-setting.js";
import { rolesAtStake, siteRolesAtStake } from "../../rules/sync/roles-at-stake.js";
import { holdGroupSync, holdOrganizationSync, holdRoleSync, holdSiteRoleSync } from "../../store/change-settings.js";
import { changeSync } from "./change-sync.js";

const noRoles = (): string[] => [];

/** Which organizations a claim puts users into. */
export const updateOrganizationSync = (context: ActionContext, change: OrganizationSyncChange) =>
  changeSync(
    context,
    {
      field: "organizationSync",
      what: "ORGANIZATIONS",
      hold: holdOrganizationSync,
      merge: changeOrganizationSync,
      rolesAtStake: noRoles,
    },
    { organizationId: null, change },
  );

/** Which site roles a claim gives. */
export const updateSiteRoleSync = (context: ActionContext, change: SiteRoleSyncChange) =>
  changeSync(
    context,
    {
      field: "siteRoleSync",
      what: "SITE_ROLES",
      hold: holdSiteRoleSync,
      merge: changeSiteRoleSync,
      rolesAtStake: siteRolesAtStake,
    },
    { organizationId: null, change },
  );

/** Which groups of an organization a claim puts its members into. */
export const updateGroupSync = (
  context: ActionContext,
  { organizationId, ...change }: GroupSyncChange & { organizationId: OrganizationId },
) =>
  changeSync(
    context,
    { field: "groupSync", what: "GROUPS", hold: holdGroupSync, merge: changeGroupSync, rolesAtStake: noRoles },
    { organizationId, change },
  );

/** Which roles of an organization a claim gives its members. */
export const updateRoleSync = (
  context: ActionContext,
  { organizationId, ...change }: ClaimSyncChange & { organizationId: OrganizationId },
) =>
  changeSync(
    context,
    { field: "roleSync", what: "ROLES", hold: holdRoleSync, merge: changeRoleSync, rolesAtStake },
    { organizationId, change },
  );
