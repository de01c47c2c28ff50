import type { SubgraphServices } from "../../../../foundation/subgraph-kit/subgraph-services.js";
import { removeRunsBefore } from "../../store/runs.js";

const keptMs = 90 * 24 * 60 * 60_000;
/** In one statement: none holds its locks for long, however many there are. */
const atOnce = 5_000;

/** Forgets runs of the sync that are older than they are kept, but for each user's last; answers how many. */
export async function purgeRuns({
  database,
  clock,
  syncRunsKeptMs = keptMs,
}: Pick<SubgraphServices, "database" | "clock" | "syncRunsKeptMs">): Promise<number> {
  const before = new Date(clock.now().getTime() - syncRunsKeptMs);
  let removed = 0;
  for (let last = atOnce; last === atOnce; removed += last) last = await removeRunsBefore(database, before, atOnce);
  return removed;
}
