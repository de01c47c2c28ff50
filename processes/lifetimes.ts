import type { readSettings } from "../foundation/config/read-settings.js";
import { lifetimeSettings } from "../foundation/config/lifetime-settings.js";
import type { SubgraphServices } from "../foundation/subgraph-kit/subgraph-services.js";

type Name = keyof typeof lifetimeSettings;

/** The settings of lifetimes, which each process that holds a subgraph reads. */
export const lifetimeNames = Object.keys(lifetimeSettings) as Name[];

/** The same in the subgraphs' words. */
export const lifetimesOf = (
  read: ReturnType<typeof readSettings<Name>>,
): Pick<SubgraphServices, "unservedAfterMs" | "syncRunsKeptMs"> => ({
  unservedAfterMs: read.ORGPLANE_JOB_UNSERVED_AFTER_SECONDS * 1000,
  syncRunsKeptMs: read.ORGPLANE_SYNC_RUNS_KEPT_DAYS * 86_400_000,
});
