import type { ActorTokenSigner } from "../../foundation/actor-token/actor-token.js";
import { claimsOf } from "../authentication/actor-claims.js";
import { httpSubgraph } from "../engine/http/http-subgraph.js";
import type { SubgraphClient } from "../engine/subgraph-client.js";
import type { GatewayContext } from "../gateway-context.js";

export interface RemoteSubgraph {
  name: string;
  url: string;
  signer: ActorTokenSigner;
}

/** A daemon may wait for a job as long as any request may take, and its answer needs time of its own. */
const deadlineMs = 35_000;

/** A subgraph over HTTP: it is told who asks by a signed token made for it alone, and trusts no other header. */
export function remoteSubgraph({ name, url, signer }: RemoteSubgraph): SubgraphClient<GatewayContext> {
  return httpSubgraph<GatewayContext>({
    url,
    deadlineMs,
    async headers({ actor, requestId, ipAddress }) {
      const claims = claimsOf(actor, name);
      return {
        "x-request-id": requestId,
        ...(ipAddress && { "x-forwarded-for": ipAddress }),
        ...(claims && { authorization: `Bearer ${await signer.sign(claims)}` }),
      };
    },
  });
}
