import type { SubgraphRequest } from "../foundation/subgraph-kit/request.js";

/** What the gateway knows of a request, and tells each subgraph. */
export type GatewayContext = SubgraphRequest;
