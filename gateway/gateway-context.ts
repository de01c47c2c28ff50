import type { LiveActor } from "../foundation/actor-cache/follow-actors.js";
import type { Ending } from "../foundation/streams/ending.js";
import type { SubgraphRequest } from "../foundation/subgraph-kit/request.js";

/** What the gateway knows of a request, and tells each subgraph. */
export interface GatewayContext extends SubgraphRequest {
  /** Ends when the client goes away before its answer. */
  signal: Ending;
  /** What its one answer is written as, where it came over HTTP. */
  mediaType?: string;
  /** Of a stream: whom it is for, from the first event to the last. */
  live?: LiveActor;
}
