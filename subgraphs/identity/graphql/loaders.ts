import DataLoader from "dataloader";
import type { ActionContext } from "../../../foundation/actions/action-context.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import { seesRunsOf, showRun, type ShownRun } from "../actions/sync/find-runs.js";
import { readProblems, type AskedSetting } from "../actions/settings/read-problems.js";
import type { CountedProblem } from "../rules/sync/find-setting-problems.js";
import { manyBy } from "../../../foundation/subgraph-kit/many-by.js";
import { seesProvider, showProvider, type ShownProvider } from "../actions/providers/shown-provider.js";
import { listIdentitiesOf, type IdentityRow } from "../store/identities.js";
import { listProviders, listProvidersById, type ProviderRow } from "../store/providers.js";
import { decide } from "../../../foundation/rbac/decide.js";
import { listResyncs, type ResyncRow } from "../store/resyncs.js";
import { byId } from "../../../foundation/subgraph-kit/by-id.js";
import { listLastRuns, listRuns, type RunRow } from "../store/runs.js";
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
  resync: DataLoader<string, ResyncRow | null>;
  /** Those that the actor may know of. */
  providers: () => Promise<ShownProvider[]>;
  provider: DataLoader<string, ShownProvider | null>;
  /** Also one that is disabled: of an account, which its owner has. */
  anyProvider: DataLoader<string, ShownProvider | null>;
  identities: DataLoader<string, ShownIdentity[]>;
  /** Of the deployment's own settings. */
  problems: DataLoader<SettingRow, CountedProblem[]>;
  /** Whoever asks: for lists, which know what may be shown. */
  anyRun: DataLoader<string, RunRow | null>;
  run: DataLoader<string, ShownRun | null>;
  /** The newest run of a user. */
  lastRun: DataLoader<string, ShownRun | null>;
  /** Of both syncs of an organization, looked at together; null where there is none. */
  organizationProblems: DataLoader<string, OrganizationProblems | null>;
}

/** An account, with its claims where the actor may see them. */
export type ShownIdentity = Pick<IdentityRow, "providerId" | "subject" | "lastSignInAt"> & { claims: unknown };

type OrganizationProblems = Readonly<Record<"groupSync" | "roleSync", CountedProblem[]>>;

/** A setting as it was read, and which it is. */
export interface SettingRow {
  setting: AskedSetting["setting"];
  row: OrganizationSyncRow | SiteRoleSyncRow | GroupSyncRow | RoleSyncRow;
}

const askedOf = ({ setting, row }: SettingRow): AskedSetting => ({
  setting,
  organizationId: "organizationId" in row ? (row.organizationId as OrganizationId) : null,
  sync: row as unknown as AskedSetting["sync"],
});

/** The problems of settings; each is looked at once. */
function createProblemLoaders(
  context: ActionContext,
  { groupSync, roleSync }: Pick<Loaders, "groupSync" | "roleSync">,
) {
  const problems = new DataLoader<SettingRow, CountedProblem[], string>(
    (asked) => readProblems(context, asked.map(askedOf)),
    { cacheKeyFn: ({ setting }) => setting },
  );
  const organizationProblems = new DataLoader<string, OrganizationProblems | null>(async (ids) => {
    const rows = await Promise.all(ids.map((id) => Promise.all([groupSync.load(id), roleSync.load(id)])));
    const asked = rows.flatMap(([groups, roles]): SettingRow[] =>
      groups && roles
        ? [
            { setting: "groupSync", row: groups },
            { setting: "roleSync", row: roles },
          ]
        : [],
    );
    const found = await readProblems(context, asked.map(askedOf));
    const problemsByRow = new Map(asked.map(({ row }, index) => [row, found[index] ?? []]));
    return rows.map(([groups, roles]) =>
      groups && roles ? { groupSync: problemsByRow.get(groups) ?? [], roleSync: problemsByRow.get(roles) ?? [] } : null,
    );
  });
  return { problems, organizationProblems };
}

function createRunLoaders({ database, actor }: ActionContext) {
  const shown = (row: RunRow | null): ShownRun | null => (row && seesRunsOf(actor, row.userId) ? showRun(row) : null);
  const anyRun = byId((ids) => listRuns(database, ids));
  const run = new DataLoader<string, ShownRun | null>(async (ids) =>
    (await Promise.all(ids.map((id) => anyRun.load(id)))).map(shown),
  );
  const lastRun = new DataLoader<string, ShownRun | null>(async (userIds) => {
    const rows = await listLastRuns(database, userIds);
    const rowOf = new Map(rows.map((row) => [row.userId, row]));
    return userIds.map((id) => shown(rowOf.get(id) ?? null));
  });
  return { anyRun, run, lastRun };
}

function createProviderLoaders({ database, actor }: ActionContext) {
  const rows = byId((ids) => listProvidersById(database, ids));
  const load = (isShown: (row: ProviderRow) => boolean) => async (ids: readonly string[]) =>
    (await rows.loadMany(ids)).map((row) =>
      row && !(row instanceof Error) && isShown(row) ? showProvider(row) : null,
    );
  const sees = (row: ProviderRow): boolean => seesProvider(actor, row);
  return {
    providers: async () => (await listProviders(database)).filter(sees).map(showProvider),
    provider: new DataLoader<string, ShownProvider | null>(load(sees)),
    anyProvider: new DataLoader<string, ShownProvider | null>(load(() => true)),
  };
}

function createIdentityLoader({ database, actor }: ActionContext) {
  const shown = (row: IdentityRow): ShownIdentity => ({
    ...row,
    claims: seesRunsOf(actor, row.userId) ? row.claims : null,
  });
  return manyBy<ShownIdentity & { userId: string }>(
    ({ userId }) => userId,
    async (userIds) =>
      (await listIdentitiesOf(database, userIds)).map((row) => ({ ...shown(row), userId: row.userId })),
  );
}

function createResyncLoader({ database, actor }: ActionContext) {
  const sees = ({ organizationId }: ResyncRow): boolean =>
    decide(actor, "IDENTITY_SYNC_READ", { organizationId: organizationId as OrganizationId | null });
  return byId(async (ids) => (await listResyncs(database, ids)).filter(sees));
}

export function createLoaders(context: ActionContext): Loaders {
  const { database } = context;
  const ofOrganizations = <Row extends { organizationId: string }>(list: (ids: OrganizationId[]) => Promise<Row[]>) =>
    new DataLoader<string, Row | null>(async (ids) => {
      const rows = await list([...ids] as OrganizationId[]);
      const byOrganization = new Map(rows.map((row) => [row.organizationId, row]));
      return ids.map((id) => byOrganization.get(id) ?? null);
    });

  const groupSync = ofOrganizations((ids) => listGroupSyncs(database, ids));
  const roleSync = ofOrganizations((ids) => listRoleSyncs(database, ids));
  return {
    groupSync,
    roleSync,
    ...createProblemLoaders(context, { groupSync, roleSync }),
    ...createRunLoaders(context),
    ...createProviderLoaders(context),
    identities: createIdentityLoader(context),
    resync: createResyncLoader(context),
    organizationSync: () => getOrganizationSync(database),
    siteRoleSync: () => getSiteRoleSync(database),
  };
}
