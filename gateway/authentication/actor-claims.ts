import type { ActorClaims } from "../../foundation/actor-token/actor-token.js";
import { encodeId } from "../../foundation/ids/global-id.js";
import type { Actor } from "../../foundation/rbac/actor.js";
import { scopesOf } from "../../foundation/rbac/scopes-of.js";

function subjectOf(actor: Actor): string | null {
  // By its token a user is known with all that the token narrows, and not at all once it is revoked.
  if (actor.kind === "user" && actor.token) return encodeId("AccessToken", actor.token.id);
  if (actor.kind === "user" && actor.sessionId) return encodeId("Session", actor.sessionId);
  if (actor.kind === "user") return encodeId("User", actor.userId);
  if (actor.kind === "workspace-proxy") return encodeId("WorkspaceProxy", actor.proxyId);
  return actor.kind === "provisioner-key" ? encodeId("ProvisionerKey", actor.keyId) : null;
}

/** What an actor token says of the actor to the subgraphs that may take it; null for whoever none is made for. */
export function claimsOf(actor: Actor, audience: string | string[]): ActorClaims | null {
  const subject = subjectOf(actor);
  return subject === null ? null : { subject, audience, scopes: scopesOf(actor) ?? new Set() };
}
