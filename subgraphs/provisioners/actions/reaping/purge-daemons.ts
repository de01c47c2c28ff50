import type { SubgraphServices } from "../../../../foundation/subgraph-kit/subgraph-services.js";
import { purgedSince } from "../../rules/daemon-status.js";
import { removeDaemonsNotSeenSince } from "../../store/daemons.js";

/** Forgets the daemons that were not seen for a week and have nothing to finish; answers how many. */
export const purgeDaemons = ({ database, clock }: Pick<SubgraphServices, "database" | "clock">): Promise<number> =>
  removeDaemonsNotSeenSince(database, purgedSince(clock.now()));
