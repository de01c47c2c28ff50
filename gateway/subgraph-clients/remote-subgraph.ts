import type { ActorTokenOf } from "../authentication/actor-tokens.js";
import { httpSubgraph } from "../engine/http/http-subgraph.js";
import type { SubgraphClient } from "../engine/subgraph-client.js";
import type { GatewayContext } from "../gateway-context.js";
import { longPollMs } from "./long-poll.js";

export interface RemoteSubgraph {
  name: string;
  url: string;
  tokenOf: ActorTokenOf;
  /** From a question to its whole answer, for one that does not wait by itself. */
  deadlineMs: number;
  /** Aborted when this process is about to stop. */
  leaving?: AbortSignal;
}

/** A subgraph over HTTP: it is told who asks by a signed token made for it alone, and trusts no other header. */
export function remoteSubgraph({
  name,
  url,
  tokenOf,
  deadlineMs,
  leaving,
}: RemoteSubgraph): SubgraphClient<GatewayContext> {
  return httpSubgraph<GatewayContext>({
    url,
    deadlineMs,
    waitMs: longPollMs,
    ...(leaving && { leaving }),
    headers({ actor, requestId, ipAddress }) {
      const headers: Record<string, string> = { "x-request-id": requestId };
      if (ipAddress) headers["x-forwarded-for"] = ipAddress;
      const token = tokenOf(actor, name);
      if (token !== null) headers["authorization"] = `Bearer ${token}`;
      return headers;
    },
  });
}
