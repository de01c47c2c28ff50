import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { Connections, ConnectionValue } from "../../../../foundation/subgraph-kit/connections/connections.js";
import type { PageArguments } from "../../../../foundation/subgraph-kit/connections/parse-page.js";
import { scopeOfRuns, showRun, type ShownRun } from "../../actions/sync/find-runs.js";
import { runConditions, runList, type RunFilter } from "../../store/runs.js";
import { visibleOrganizations } from "../../../../foundation/rbac/visibility.js";
import { resyncConditions, resyncList, type ResyncRow } from "../../store/resyncs.js";
import type { Loaders } from "../loaders.js";

/** The lists of this subgraph, each with what the actor may see of it. */
export interface Lists {
  runs: (page: PageArguments, filter: RunFilter) => Promise<ConnectionValue<ShownRun>>;
  resyncs: (page: PageArguments, organizationId: string | null) => Promise<ConnectionValue<ResyncRow>>;
}

export function createLists({ actor }: ActionContext, connections: Connections, loaders: Loaders): Lists {
  return {
    resyncs: (page, organizationId) =>
      connections.load({
        source: resyncList,
        conditions: resyncConditions(visibleOrganizations(actor, "IDENTITY_SYNC_READ"), organizationId),
        arguments: page,
        parent: null,
        load: (id) => loaders.resync.load(id),
      }),
    runs(page, asked) {
      const { filter, cutTo } = scopeOfRuns(actor, asked);
      return connections.load({
        source: runList,
        conditions: runConditions(filter),
        arguments: page,
        parent: null,
        load: async (id) => {
          const row = await loaders.anyRun.load(id);
          return row && showRun(row, cutTo);
        },
      });
    },
  };
}
