import type { WorkspaceProxyId } from "../../../foundation/ids/ids.js";
import type { WorkspaceProxyActor } from "../../../foundation/rbac/actor.js";
import { hashSecret, isWellFormed } from "../../../foundation/secrets/secret.js";
import type { ActorServices } from "../../../foundation/subgraph-kit/subgraph-services.js";
import { findProxy, findProxyBySecret, type ProxyRow } from "../store/proxies.js";

const actorOf = (proxy: ProxyRow | null): WorkspaceProxyActor | null =>
  proxy && { kind: "workspace-proxy", proxyId: proxy.id as WorkspaceProxyId, proxyName: proxy.name };

/** Which proxy has this token; null for one that is unknown, deleted, or was given another since. */
export const findActorByProxySecret = async (
  { database }: ActorServices,
  secret: string,
): Promise<WorkspaceProxyActor | null> =>
  isWellFormed(secret) ? actorOf(await findProxyBySecret(database, hashSecret(secret))) : null;

/** A proxy by its id; null for one that is gone. */
export const findProxyActor = async (
  { database }: ActorServices,
  id: WorkspaceProxyId,
): Promise<WorkspaceProxyActor | null> => actorOf(await findProxy(database, id));
