import type { SubgraphRequest } from "../foundation/subgraph-kit/request.js";

/** What the gateway knows of a request, and tells each subgraph. */
export interface GatewayContext extends SubgraphRequest {
  /** Aborted when the client goes away before its answer. */
  signal: AbortSignal;
}
