import { RemoteGraphQLDataSource } from "@apollo/gateway";
import type { ActorTokenSigner } from "../../foundation/actor-token/actor-token.js";
import { unavailable } from "../../foundation/errors/graph-errors.js";
import { encodeId } from "../../foundation/ids/global-id.js";
import type { Log } from "../../foundation/log/log.js";
import type { Actor } from "../../foundation/rbac/actor.js";
import type { GatewayContext } from "../gateway-context.js";

/** The subject of an actor token; null for a request of nobody's, which goes without a token. */
function subjectOf(actor: Actor): string | null {
  // By its token a user is known with all that the token narrows, and not at all once it is revoked.
  if (actor.kind === "user" && actor.token) return encodeId("AccessToken", actor.token.id);
  if (actor.kind === "user") return encodeId("User", actor.userId);
  if (actor.kind === "workspace-proxy") return encodeId("WorkspaceProxy", actor.proxyId);
  return actor.kind === "provisioner-key" ? encodeId("ProvisionerKey", actor.keyId) : null;
}

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
      const subject = subjectOf(actor);
      if (subject) headers?.set("authorization", `Bearer ${await signer.sign(subject, subgraph.name)}`);
    },
  });
}
