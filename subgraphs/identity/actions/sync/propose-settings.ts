import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { badInput } from "../../../../foundation/errors/graph-errors.js";
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
import { faultsOfChange } from "../../rules/sync/faults-of-change.js";
import type { GroupSyncSetting, RoleSyncSetting, SyncSettings } from "../../rules/sync/sync-settings.js";
import { readSyncSettings, toSetting } from "../../store/read-settings.js";
import { listGroupSyncs, listRoleSyncs } from "../../store/sync-settings.js";

type OfOrganization<Change> = Change & { organizationId: OrganizationId };

/** Settings to try instead of those that are stored. */
export interface Proposals {
  organizationSync?: OrganizationSyncChange | null;
  groupSync?: OfOrganization<GroupSyncChange>[] | null;
  roleSync?: OfOrganization<ClaimSyncChange>[] | null;
  siteRoleSync?: SiteRoleSyncChange | null;
}

/** A proposal that could not be stored either is malformed here: a query has no refusals. */
function check(change: ClaimSyncChange | null | undefined, at: string): void {
  const [fault] = change ? faultsOfChange(change) : [];
  if (fault) throw badInput([at, ...(fault.path ?? []).slice(1)].join("."), fault.message);
}

function checkAll({ organizationSync, groupSync, roleSync, siteRoleSync }: Proposals): void {
  check(organizationSync, "input.organizationSync");
  check(siteRoleSync, "input.siteRoleSync");
  groupSync?.forEach((change, index) => check(change, `input.groupSync.${String(index)}`));
  roleSync?.forEach((change, index) => check(change, `input.roleSync.${String(index)}`));
}

const put = <Setting extends { organizationId: OrganizationId }>(
  stored: ReadonlyMap<OrganizationId, Setting>,
  proposed: readonly Setting[],
) => new Map([...stored, ...proposed.map((setting): [OrganizationId, Setting] => [setting.organizationId, setting])]);

/** Today's settings with the proposed changes made, nothing written. */
export async function proposeSettings({ database }: ActionContext, proposals: Proposals): Promise<SyncSettings> {
  checkAll(proposals);
  const stored = await readSyncSettings(database);
  const { organizationSync, siteRoleSync } = proposals;
  const groupSync = proposals.groupSync ?? [];
  const roleSync = proposals.roleSync ?? [];
  const groups = await listGroupSyncs(
    database,
    groupSync.map(({ organizationId }) => organizationId),
  );
  const roles = await listRoleSyncs(
    database,
    roleSync.map(({ organizationId }) => organizationId),
  );
  return {
    organizations: changeOrganizationSync(stored.organizations, organizationSync ?? {}),
    siteRoles: changeSiteRoleSync(stored.siteRoles, siteRoleSync ?? {}),
    groups: put(
      stored.groups,
      groupSync.map((change, index) =>
        changeGroupSync(toSetting(groups[index]!) as unknown as GroupSyncSetting, change),
      ),
    ),
    roles: put(
      stored.roles,
      roleSync.map((change, index) => changeRoleSync(toSetting(roles[index]!) as unknown as RoleSyncSetting, change)),
    ),
  };
}
