import DataLoader from "dataloader";
import type { ActionContext } from "../../../foundation/actions/action-context.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import {
  getOrganizationSync,
  getSiteRoleSync,
  listGroupSyncs,
  listRoleSyncs,
  type GroupSyncRow,
  type OrganizationSyncRow,
  type RoleSyncRow,
  type SiteRoleSyncRow,
} from "../store/sync-settings.js";

export type { GroupSyncRow, OrganizationSyncRow, RoleSyncRow, SiteRoleSyncRow };

/** What this subgraph reads, once a request. Who may read a setting is declared at the fields that show it. */
export interface Loaders {
  groupSync: DataLoader<string, GroupSyncRow | null>;
  roleSync: DataLoader<string, RoleSyncRow | null>;
  organizationSync: () => ReturnType<typeof getOrganizationSync>;
  siteRoleSync: () => ReturnType<typeof getSiteRoleSync>;
}

export function createLoaders({ database }: ActionContext): Loaders {
  const ofOrganizations = <Row extends { organizationId: string }>(list: (ids: OrganizationId[]) => Promise<Row[]>) =>
    new DataLoader<string, Row | null>(async (ids) => {
      const rows = await list([...ids] as OrganizationId[]);
      const byOrganization = new Map(rows.map((row) => [row.organizationId, row]));
      return ids.map((id) => byOrganization.get(id) ?? null);
    });

  return {
    groupSync: ofOrganizations((ids) => listGroupSyncs(database, ids)),
    roleSync: ofOrganizations((ids) => listRoleSyncs(database, ids)),
    organizationSync: () => getOrganizationSync(database),
    siteRoleSync: () => getSiteRoleSync(database),
  };
}
