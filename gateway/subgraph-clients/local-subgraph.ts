import type { ExecuteSubgraph } from "../../foundation/subgraph-kit/execute-subgraph.js";
import type { SubscribeSubgraph } from "../../foundation/subgraph-kit/streams/subscribe-subgraph.js";
import type { SubgraphClient } from "../engine/subgraph-client.js";
import { unchanging } from "../../foundation/actor-cache/follow-actors.js";
import type { GatewayContext } from "../gateway-context.js";

/** A subgraph in this process: it is given the plan's own document, and no HTTP lies between. */
export function localSubgraph(execute: ExecuteSubgraph, subscribe?: SubscribeSubgraph): SubgraphClient<GatewayContext> {
  return {
    ask: ({ document, variables, name }, { context }) =>
      execute({ document, variables, operationName: name ?? null }, context),
    ...(subscribe && {
      subscribe: ({ document, variables, name }, { context, signal }) =>
        subscribe(
          { document, variables, operationName: name ?? null },
          { ...context, live: context.live ?? unchanging(context.actor), ...(signal && { signal }) },
        ),
    }),
  };
}
