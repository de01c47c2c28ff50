import { randomUUID } from "node:crypto";
import { decodeId } from "../foundation/ids/global-id.js";
import type { AccessTokenId, ProvisionerKeyId, SessionId, UserId, WorkspaceProxyId } from "../foundation/ids/ids.js";
import { anonymous, type Actor } from "../foundation/rbac/actor.js";
import type { ActorServices } from "../foundation/subgraph-kit/subgraph-services.js";
import type { FindActor } from "../gateway/authentication/authenticate.js";
import { findSession, findSessionById, type FoundSession } from "../subgraphs/identity/actions/sign-in/find-session.js";
import {
  findActorByAccessToken,
  findTokenActor,
  findUserActor,
} from "../subgraphs/organizations/actions/resolve-actor.js";
import {
  findActorByProvisionerKey,
  findProvisionerKeyActor,
} from "../subgraphs/provisioners/actions/resolve-key-actor.js";
import { findActorByProxySecret, findProxyActor } from "../subgraphs/workspaces/actions/resolve-proxy-actor.js";
import type { IdentityServices } from "./identity-services.js";

/** The user of a session as they are now; null for one that is over, or whose user is suspended. */
async function actorOf(services: ActorServices, session: FoundSession | null): Promise<Actor | null> {
  const actor = session && (await findUserActor(services, session.userId));
  return actor && { ...actor, sessionId: session.sessionId };
}

/** Who holds a secret: its prefix says which subgraph knows. */
export function findActorIn(services: IdentityServices): FindActor {
  const context = () => ({ ...services, actor: anonymous, requestId: randomUUID(), ipAddress: null });
  return async (secret) => {
    if (secret.startsWith("orgk_")) return findActorByProvisionerKey(services, secret);
    if (secret.startsWith("orgs_")) return actorOf(services, await findSession(context(), secret));
    if (secret.startsWith("orgx_")) return findActorByProxySecret(services, secret);
    return (await findActorByAccessToken(services, secret))?.actor ?? null;
  };
}

/** Whom the subject of an actor token names, as they are now; null for whoever is gone or suspended. */
export function findActorBySubject(services: ActorServices): (subject: string) => Promise<Actor | null> {
  return async (subject) => {
    const decoded = decodeId(subject);
    if (decoded?.type === "AccessToken") return findTokenActor(services, decoded.id as AccessTokenId);
    if (decoded?.type === "Session") return actorOf(services, await findSessionById(services, decoded.id as SessionId));
    if (decoded?.type === "User") return findUserActor(services, decoded.id as UserId);
    if (decoded?.type === "WorkspaceProxy") return findProxyActor(services, decoded.id as WorkspaceProxyId);
    if (decoded?.type !== "ProvisionerKey") return null;
    return findProvisionerKeyActor(services, decoded.id as ProvisionerKeyId);
  };
}
