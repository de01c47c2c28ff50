import type { ActorTokenOf } from "../authentication/actor-tokens.js";
import { httpSubgraph } from "../engine/http/http-subgraph.js";
import type { SubgraphClient } from "../engine/subgraph-client.js";
import type { GatewayContext } from "../gateway-context.js";

export interface RemoteSubgraph {
  name: string;
  url: string;
  tokenOf: ActorTokenOf;
}

/** A daemon may wait for a job as long as any request may take, and its answer needs time of its own. */
const deadlineMs = 35_000;

/** A subgraph over HTTP: it is told who asks by a signed token made for it alone, and trusts no other header. */
export function remoteSubgraph({ name, url, tokenOf }: RemoteSubgraph): SubgraphClient<GatewayContext> {
  return httpSubgraph<GatewayContext>({
    url,
    deadlineMs,
    headers({ actor, requestId, ipAddress }) {
      const headers: Record<string, string> = { "x-request-id": requestId };
      if (ipAddress) headers["x-forwarded-for"] = ipAddress;
      const token = tokenOf(actor, name);
      if (token !== null) headers["authorization"] = `Bearer ${token}`;
      return headers;
    },
  });
}
