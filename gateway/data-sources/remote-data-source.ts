import { RemoteGraphQLDataSource } from "@apollo/gateway";
import type { ActorTokenSigner } from "../../foundation/actor-token/actor-token.js";
import { encodeId } from "../../foundation/ids/global-id.js";
import type { Actor } from "../../foundation/rbac/actor.js";
import type { GatewayContext } from "../gateway-context.js";

/** The subject of an actor token; null for a request of nobody's, which goes without a token. */
function subjectOf(actor: Actor): string | null {
  if (actor.kind === "user") return encodeId("User", actor.userId);
  return actor.kind === "provisioner-key" ? encodeId("ProvisionerKey", actor.keyId) : null;
}

/** A subgraph over HTTP: it is told who asks by a signed token made for it alone, and trusts no other header. */
export function remoteDataSource(
  subgraph: { name: string; url: string },
  signer: ActorTokenSigner,
): RemoteGraphQLDataSource<GatewayContext> {
  return new RemoteGraphQLDataSource<GatewayContext>({
    url: subgraph.url,
    honorSubgraphCacheControlHeader: false,
    async willSendRequest(options) {
      if (!("incomingRequestContext" in options)) return;
      const { actor, requestId, ipAddress } = options.context;
      const { headers } = options.request.http ?? {};
      headers?.set("x-request-id", requestId);
      if (ipAddress) headers?.set("x-forwarded-for", ipAddress);
      const subject = subjectOf(actor);
      if (subject) headers?.set("authorization", `Bearer ${await signer.sign(subject, subgraph.name)}`);
    },
  });
}
