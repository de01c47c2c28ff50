import type { LiveActor } from "../foundation/actor-cache/follow-actors.js";
import type { SubgraphRequest } from "../foundation/subgraph-kit/request.js";

/** What the gateway knows of a request, and tells each subgraph. */
export interface GatewayContext extends SubgraphRequest {
  /** Aborted when the client goes away before its answer. */
  signal: AbortSignal;
  /** What its one answer is written as, where it came over HTTP. */
  mediaType?: string;
  /** Of a stream: whom it is for, from the first event to the last. */
  live?: LiveActor;
}
