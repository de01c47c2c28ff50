import type { LiveActor } from "../actor-cache/follow-actors.js";
import type { Actor } from "../rbac/actor.js";
import type { Ending } from "../streams/ending.js";

/** What a subgraph is told of each request, by the gateway in process or by a signed token over HTTP. */
export interface SubgraphRequest {
  actor: Actor;
  requestId: string;
  ipAddress: string | null;
  /** Ends when nobody waits for the answer, or for a stream's next event, any more. */
  signal?: Ending | undefined;
}

/** What a subgraph is told of whoever opens a stream. */
export interface SubgraphStreamRequest extends SubgraphRequest {
  /** Whom it is for, from the first event to the last. */
  live: LiveActor;
}
