import type { ActorTokenOf } from "../authentication/actor-tokens.js";
import { httpSubgraph } from "../engine/http/http-subgraph.js";
import type { SubgraphClient } from "../engine/subgraph-client.js";
import type { GatewayContext } from "../gateway-context.js";
import { longPollMs } from "./long-poll.js";

export interface RemoteSubgraph {
  name: string;
  url: string;
  /** Where it streams, if not there: `ws:` over graphql-ws, any other as server-sent events. */
  streamUrl?: string | undefined;
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
  streamUrl,
  tokenOf,
  deadlineMs,
  leaving,
}: RemoteSubgraph): SubgraphClient<GatewayContext> {
  return httpSubgraph<GatewayContext>({
    url,
    streamUrl,
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
