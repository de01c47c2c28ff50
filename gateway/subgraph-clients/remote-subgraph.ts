import type { ActorTokenSigner } from "../../foundation/actor-token/actor-token.js";
import { claimsOf } from "../authentication/actor-claims.js";
import { httpSubgraph } from "../engine/http/http-subgraph.js";
import type { SubgraphClient } from "../engine/subgraph-client.js";
import type { GatewayContext } from "../gateway-context.js";
import { longPollMs } from "./long-poll.js";

export interface RemoteSubgraph {
  name: string;
  url: string;
  signer: ActorTokenSigner;
  /** From a question to its whole answer, for one that does not wait by itself. */
  deadlineMs: number;
}

/** A subgraph over HTTP: it is told who asks by a signed token made for it alone, and trusts no other header. */
export function remoteSubgraph({ name, url, signer, deadlineMs }: RemoteSubgraph): SubgraphClient<GatewayContext> {
  return httpSubgraph<GatewayContext>({
    url,
    deadlineMs,
    waitMs: longPollMs,
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
