import type { Log } from "../log/log.js";
import { buildSubgraph } from "./build-subgraph.js";
import { executorOf, type ExecuteSubgraph } from "./execute-subgraph.js";
import { subscriberOf, type SubscribeSubgraph } from "./streams/subscribe-subgraph.js";
import type { RenewableContext, SubgraphDefinition, SubgraphName } from "./subgraph-definition.js";
import type { SubgraphServices } from "./subgraph-services.js";
import type { PeriodicTask } from "./tasks/periodic-task.js";

/** How a subgraph is made from what a process lends it. */
export type DefineSubgraph = (services: SubgraphServices) => unknown;

/** Subgraphs of this process. */
export interface StartedSubgraphs {
  executors: Map<string, ExecuteSubgraph>;
  subscribers: Map<string, SubscribeSubgraph>;
  /** All of theirs, for whoever runs them. */
  tasks: readonly PeriodicTask[];
}

/** Builds subgraphs by name, ready to answer in this process. */
export function startSubgraphs(
  definitions: Readonly<Partial<Record<SubgraphName, DefineSubgraph>>>,
  services: SubgraphServices,
  log: Log,
): StartedSubgraphs {
  const started = Object.entries(definitions).map(([name, define]) => {
    const definition = define(services) as SubgraphDefinition<RenewableContext>;
    return { name, definition, subgraph: buildSubgraph(definition), log: log.child({ subgraph: name }) };
  });
  return {
    executors: new Map(started.map((each) => [each.name, executorOf(each.definition, each.subgraph, each.log)])),
    subscribers: new Map(started.map((each) => [each.name, subscriberOf(each.definition, each.subgraph, each.log)])),
    tasks: started.flatMap(({ definition: { tasks = [] } }) => tasks),
  };
}
