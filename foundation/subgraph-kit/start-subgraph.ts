import type { Log } from "../log/log.js";
import { buildSubgraph } from "./build-subgraph.js";
import { executorOf, type ExecuteSubgraph } from "./execute-subgraph.js";
import type { RenewableContext, SubgraphDefinition, SubgraphName } from "./subgraph-definition.js";
import type { SubgraphServices } from "./subgraph-services.js";

/** How a subgraph is made from what a process lends it. */
export type DefineSubgraph = (services: SubgraphServices) => unknown;

/** Builds subgraphs by name, ready to answer in this process. */
export function startSubgraphs(
  definitions: Readonly<Partial<Record<SubgraphName, DefineSubgraph>>>,
  services: SubgraphServices,
  log: Log,
): Map<string, ExecuteSubgraph> {
  const started = Object.entries(definitions).map(([name, define]): [string, ExecuteSubgraph] => {
    const definition = define(services) as SubgraphDefinition<RenewableContext>;
    return [name, executorOf(definition, buildSubgraph(definition), log.child({ subgraph: name }))];
  });
  return new Map(started);
}
