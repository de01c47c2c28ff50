import type { ExecuteSubgraph } from "../../foundation/subgraph-kit/execute-subgraph.js";
import type { SubgraphClient } from "../engine/subgraph-client.js";
import type { GatewayContext } from "../gateway-context.js";

/** A subgraph in this process: it is given the plan's own document, and no HTTP lies between. */
export function localSubgraph(execute: ExecuteSubgraph): SubgraphClient<GatewayContext> {
  return {
    ask: ({ document, variables, name }, { context }) =>
      execute({ document, variables, operationName: name ?? null }, context),
  };
}
