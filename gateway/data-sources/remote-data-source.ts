import { RemoteGraphQLDataSource } from "@apollo/gateway";
import type { ActorTokenSigner } from "../../foundation/actor-token/actor-token.js";
import { unavailable } from "../../foundation/errors/graph-errors.js";
import type { Log } from "../../foundation/log/log.js";
import { claimsOf } from "../authentication/actor-claims.js";
import type { GatewayContext } from "../gateway-context.js";

export interface RemoteSubgraph {
  name: string;
  url: string;
  signer: ActorTokenSigner;
  log: Log;
}

/** A subgraph over HTTP: it is told who asks by a signed token made for it alone, and trusts no other header. */
export function remoteDataSource({
  signer,
  log,
  ...subgraph
}: RemoteSubgraph): RemoteGraphQLDataSource<GatewayContext> {
  return new RemoteGraphQLDataSource<GatewayContext>({
    url: subgraph.url,
    honorSubgraphCacheControlHeader: false,
    didEncounterError(error) {
      log.error({ err: error, subgraph: subgraph.name }, "a subgraph did not answer");
      throw unavailable(subgraph.name);
    },
    async willSendRequest(options) {
      if (!("incomingRequestContext" in options)) return;
      const { actor, requestId, ipAddress } = options.context;
      const { headers } = options.request.http ?? {};
      headers?.set("x-request-id", requestId);
      if (ipAddress) headers?.set("x-forwarded-for", ipAddress);
      const claims = claimsOf(actor, subgraph.name);
      if (claims) headers?.set("authorization", `Bearer ${await signer.sign(claims)}`);
    },
  });
}
