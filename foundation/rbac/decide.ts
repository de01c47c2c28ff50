import type { OrganizationId, UserId } from "../ids/ids.js";
import type { Actor, UserActor } from "./actor.js";
import type { Permission } from "./permissions.js";

/** Where an object belongs: nothing for what belongs to the whole deployment. */
export interface Resource {
  organizationId?: OrganizationId | null;
  ownerId?: UserId | null;
}

/** Own things: those without an organization, and those in organizations that one is a member of. */
function ownerMay(actor: UserActor, permission: Permission, { organizationId, ownerId }: Resource): boolean {
  if (ownerId !== actor.userId) return false;
  if (!organizationId) return actor.site.owner.has(permission);
  const membership = actor.memberships.get(organizationId);
  if (!membership) return false;
  return membership.grants.owner.has(permission) || actor.site.owner.has(permission);
}

/** Is this within what the actor's access token is for? Whoever has none is limited by nothing. */
export function isWithinToken(actor: Actor, permission: Permission, { organizationId }: Resource): boolean {
  if (actor.kind !== "user" || actor.token === null) return true;
  const { permissions, organizationId: onlyIn } = actor.token;
  return (permissions === null || permissions.has(permission)) && (onlyIn === null || onlyIn === organizationId);
}

/** Level by level, the site first: a denial beats a grant of its level, and all below it. */
function userMay(actor: UserActor, permission: Permission, resource: Resource): boolean {
  if (!isWithinToken(actor, permission, resource)) return false;
  if (actor.site.denied.has(permission)) return false;
  if (actor.site.site.has(permission)) return true;
  const membership = resource.organizationId ? actor.memberships.get(resource.organizationId) : undefined;
  if (membership?.grants.denied.has(permission)) return false;
  if (membership?.grants.organization.has(permission)) return true;
  return ownerMay(actor, permission, resource);
}

/**
 * May this actor do this to such an object, by roles alone? Closed unless something opens it. What access lists give is
 * asked by those who keep them. A provisioner key runs jobs of its organization, a workspace proxy reports on itself, and
 * neither does anything else.
 */
export function decide(actor: Actor, permission: Permission, resource: Resource): boolean {
  if (actor.kind === "user") return userMay(actor, permission, resource);
  if (actor.kind === "system") return true;
  if (actor.kind === "anonymous") return false;
  if (actor.kind === "workspace-proxy") return permission === "WORKSPACE_PROXY_REPORT" && !resource.organizationId;
  return permission === "PROVISIONER_JOB_RUN" && actor.organizationId === resource.organizationId;
}
