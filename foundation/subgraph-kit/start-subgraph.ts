import type { Log } from "../log/log.js";
import { buildSubgraph } from "./build-subgraph.js";
import { executorOf, type ExecuteSubgraph } from "./execute-subgraph.js";
import type { RenewableContext, SubgraphDefinition, SubgraphName } from "./subgraph-definition.js";
import type { SubgraphServices } from "./subgraph-services.js";
import type { PeriodicTask } from "./tasks/periodic-task.js";

/** How a subgraph is made from what a process lends it. */
export type DefineSubgraph = (services: SubgraphServices) => unknown;

/** Subgraphs of this process. */
export interface StartedSubgraphs {
  executors: Map<string, ExecuteSubgraph>;
  /** All of theirs, for whoever runs them. */
  tasks: readonly PeriodicTask[];
}

/** Builds subgraphs by name, ready to answer in this process. */
export function startSubgraphs(
  definitions: Readonly<Partial<Record<SubgraphName, DefineSubgraph>>>,
  services: SubgraphServices,
  log: Log,
): StartedSubgraphs {
  const started = Object.entries(definitions).map(
    ([name, define]) => [name, define(services) as SubgraphDefinition<RenewableContext>] as const,
  );
  const executors = new Map(
    started.map(([name, definition]) => [
      name,
      executorOf(definition, buildSubgraph(definition), log.child({ subgraph: name })),
    ]),
  );
  return { executors, tasks: started.flatMap(([, { tasks = [] }]) => tasks) };
}
