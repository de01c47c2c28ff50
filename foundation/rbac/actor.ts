import type { Grants } from "./grants.js";
import type { Permission } from "./permissions.js";
import type {
  AccessTokenId,
  OrganizationId,
  ProvisionerKeyId,
  SessionId,
  UserId,
  WorkspaceProxyId,
} from "../ids/ids.js";

/** A user's place in an organization. */
export interface Membership {
  /** Names, without the implied one. */
  roles: readonly string[];
  /** What they give here, the implied one included. */
  grants: Grants;
}

/** A person or a service account, by session or access token. */
export interface UserActor {
  kind: "user";
  userId: UserId;
  username: string;
  /** Names, without the implied one. */
  siteRoles: readonly string[];
  /** What roles give in the whole deployment, and on the user's own objects anywhere. */
  site: Grants;
  memberships: ReadonlyMap<OrganizationId, Membership>;
  /** Those that the user is in, with the Everyone group of each organization. */
  groupIds: ReadonlySet<string>;
  /** What lines of access lists that name the user or one of these groups give, on some object or other. */
  heldByAccessList: ReadonlySet<Permission>;
  /** By which the user acts; null where nothing narrows what they may do. */
  token: TokenLimits | null;
  /** By which the user acts, where they signed in. */
  sessionId?: SessionId;
}

/** What an access token takes from what its user may do; it never adds. */
export interface TokenLimits {
  id: AccessTokenId;
  /** Null for all. */
  permissions: ReadonlySet<Permission> | null;
  /** Null for all. */
  organizationId: OrganizationId | null;
  /** Null for good. */
  expiresAt?: Date | null;
}

/** A daemon, by its provisioner key: it does a daemon's work in one organization and nothing else. */
export interface ProvisionerKeyActor {
  kind: "provisioner-key";
  keyId: ProvisionerKeyId;
  keyName: string;
  organizationId: OrganizationId;
  tags: Readonly<Record<string, string>>;
}

/** A workspace proxy, by its token: it reports on itself and does nothing else. */
export interface WorkspaceProxyActor {
  kind: "workspace-proxy";
  proxyId: WorkspaceProxyId;
  proxyName: string;
}

/** The deployment itself: seeding, reaping. Never made from a request. */
export interface SystemActor {
  kind: "system";
  name: string;
}

export interface AnonymousActor {
  kind: "anonymous";
}

export type Actor = UserActor | ProvisionerKeyActor | WorkspaceProxyActor | SystemActor | AnonymousActor;

export const anonymous: AnonymousActor = { kind: "anonymous" };

/** The user's id, null for whoever is no user. */
export const actingUserId = (actor: Actor): UserId | null => (actor.kind === "user" ? actor.userId : null);
