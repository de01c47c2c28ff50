import DataLoader from "dataloader";
import type { ActionContext } from "../../../foundation/actions/action-context.js";
import { visibleOrganizations } from "../../../foundation/rbac/visibility.js";
import { byId } from "../../../foundation/subgraph-kit/by-id.js";
import { byName } from "../../../foundation/subgraph-kit/by-name.js";
import { manyBy } from "../../../foundation/subgraph-kit/many-by.js";
import { readMigrations, type Migration } from "../actions/migration/read-migrations.js";
import { listBuildTimes } from "../actions/templates/list-build-times.js";
import { listOwnAccess } from "../store/template-sight.js";
import { accessSubjectOf, templateSightOf } from "../actions/templates/template-rights.js";
import { listBuilds, listStandingResources, type BuildRow } from "../store/builds.js";
import { listAllProxies, listProxies, listServedOrganizations, type ProxyRow } from "../store/proxies.js";
import { countMigrated } from "../store/migration.js";
import { listConsumption, type QuotaHolder } from "../store/quota.js";
import {
  listAccess,
  listActiveVersionIds,
  listTemplates,
  listTemplatesByName,
  type TemplateAccessRow,
  type TemplateRow,
} from "../store/templates.js";
import {
  listVersionFiles,
  listVersions,
  listVersionsByName,
  listVersionVariables,
  type VersionRow,
} from "../store/versions.js";
import { countWorkspaces, listWorkspaces, listWorkspacesByName, type WorkspaceRow } from "../store/workspaces.js";

export type { BuildRow, Migration, ProxyRow, TemplateAccessRow, TemplateRow, VersionRow, WorkspaceRow };

/** What templates and their versions are made of. */
function createTemplateLoaders(context: ActionContext) {
  const { database } = context;
  const visible = templateSightOf(context.actor);
  const subject = accessSubjectOf(context.actor);
  return {
    template: byId((ids) => listTemplates(database, ids, visible)),
    templateByName: byName<TemplateRow>(
      ({ organizationId, name }) => ({ parentId: organizationId, name }),
      (keys) => listTemplatesByName(database, keys, visible),
    ),
    templateAccess: manyBy<TemplateAccessRow>(
      ({ templateId }) => templateId,
      (ids) => listAccess(database, ids),
    ),
    /** The lines of a template's access list that name the actor. */
    ownAccess: manyBy<TemplateAccessRow>(
      ({ templateId }) => templateId,
      async (ids) => (subject ? listOwnAccess(database, ids, subject) : []),
    ),
    /** Of all its workspaces; the asker says who may know. */
    migrationCount: byId((ids) => countMigrated(database, ids)),
    workspaceCount: byId((ids) => countWorkspaces(database, ids)),
    buildTimes: byId((ids) => listBuildTimes(context, ids)),
    /** Whoever may read the template or not: workspaces compare their version with it. */
    activeVersionId: byId((ids) => listActiveVersionIds(database, ids)),
    version: byId((ids) => listVersions(database, ids, visible)),
    versionByName: byName<VersionRow>(
      ({ templateId, name }) => ({ parentId: templateId ?? "", name }),
      (keys) => listVersionsByName(database, keys, visible),
    ),
    versionFiles: byId((ids) => listVersionFiles(database, ids)),
    versionVariables: byId((ids) => listVersionVariables(database, ids)),
  };
}

const textOf = ({ organizationId, ownerId }: QuotaHolder): string => `${organizationId}/${ownerId}`;

function createWorkspaceLoaders(context: ActionContext) {
  const { database, actor } = context;
  const visible = visibleOrganizations(actor, "WORKSPACE_READ");
  return {
    workspace: byId((ids) => listWorkspaces(database, ids, visible)),
    workspaceByName: byName<WorkspaceRow>(
      ({ ownerId, name }) => ({ parentId: ownerId, name }),
      (keys) => listWorkspacesByName(database, keys, visible),
    ),
    /** Of workspaces that the actor may read. */
    migration: byId((ids) => readMigrations(context, ids, { database })),
    standingResources: byId((ids) => listStandingResources(database, ids)),
    build: byId((ids) => listBuilds(database, ids, visible)),
    /** Credits a day; the asker says who may know. */
    quotaConsumed: new DataLoader<QuotaHolder, number, string>(
      async (holders) => {
        const rows = await listConsumption(database, holders);
        const consumedByHolder = new Map(rows.map((row) => [textOf(row), row.consumed]));
        return holders.map((holder) => consumedByHolder.get(textOf(holder)) ?? 0);
      },
      { cacheKeyFn: textOf },
    ),
  };
}

function createProxyLoaders({ database, actor }: ActionContext) {
  const mayRead = visibleOrganizations(actor, "WORKSPACE_PROXY_READ") === "all";
  let all: Promise<ProxyRow[]> | undefined;
  /** They are the site's, and few; null for whoever may not read them. */
  const proxies = async () => (mayRead ? (all ??= listAllProxies(database)) : null);
  const servedOrganizations = manyBy<{ proxyId: string; organizationId: string }>(
    ({ proxyId }) => proxyId,
    (ids) => listServedOrganizations(database, ids),
  );
  const serves = async ({ id, servesAll }: ProxyRow, organizationId: string): Promise<boolean> =>
    servesAll || (await servedOrganizations.load(id)).some((row) => row.organizationId === organizationId);
  return {
    proxy: byId(async (ids) => (mayRead ? listProxies(database, ids) : [])),
    proxies,
    /** Those that serve the organization, by rows of their own or as proxies for all. */
    proxiesServing: async (organizationId: string): Promise<ProxyRow[] | null> => {
      const found = (await proxies()) ?? [];
      const serving = await Promise.all(found.map((proxy) => serves(proxy, organizationId)));
      return mayRead ? found.filter((_, index) => serving[index]) : null;
    },
    servedOrganizations,
  };
}

/** What this subgraph reads by id, once a request; what the actor may not see is not there. */
export type Loaders = ReturnType<typeof createLoaders>;

export const createLoaders = (context: ActionContext) => ({
  ...createTemplateLoaders(context),
  ...createWorkspaceLoaders(context),
  ...createProxyLoaders(context),
});
