import type { OrganizationId, UserId } from "../ids/ids.js";
import type { Actor, UserActor } from "./actor.js";
import type { Permission, PermissionAbout } from "./permissions.js";

/**
 * What objects give, whatever roles say, to whom they are at hand for: users see whoever shares an organization with them
 * and read site roles like an organization's; a daemon's key sees its own daemons and jobs, a proxy
 * itself. A template's access list gives more. `scopesOf` counts on there being nothing else.
 */
export const givenByObjects = {
  user: ["USER_READ", "ORGANIZATION_ROLE_READ"],
  "provisioner-key": ["PROVISIONER_READ", "PROVISIONER_JOB_READ"],
  "workspace-proxy": ["WORKSPACE_PROXY_READ"],
} as const satisfies Record<string, readonly Permission[]>;

/** A permission that an object itself can give. */
export type GivenByObject = (typeof givenByObjects)[keyof typeof givenByObjects][number] | PermissionAbout<"TEMPLATE">;

/** Where an object belongs: nothing for what belongs to the whole deployment. */
export interface Resource {
  organizationId?: OrganizationId | null;
  ownerId?: UserId | null;
  /** What the object itself gives the actor, whatever roles say: by its access list, or by an organization that both share. */
  granted?: readonly GivenByObject[];
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
function rolesMay(actor: UserActor, permission: Permission, resource: Resource): boolean {
  if (actor.site.denied.has(permission)) return false;
  if (actor.site.site.has(permission)) return true;
  const membership = resource.organizationId ? actor.memberships.get(resource.organizationId) : undefined;
  if (membership?.grants.denied.has(permission)) return false;
  if (membership?.grants.organization.has(permission)) return true;
  return ownerMay(actor, permission, resource);
}

const gives = ({ granted = [] }: Resource, permission: Permission): boolean =>
  (granted as readonly Permission[]).includes(permission);

/** What the object gives is OR-ed with roles, their denials included; what the token takes is AND-ed with both. */
function userMay(actor: UserActor, permission: Permission, resource: Resource): boolean {
  if (!isWithinToken(actor, permission, resource)) return false;
  return rolesMay(actor, permission, resource) || gives(resource, permission);
}

/**
 * May this actor do this to such an object? Closed unless something opens it. Whoever keeps an access list says by `granted`
 * what it gives the actor. A provisioner key runs jobs of its organization and sees what its own daemons are, a workspace
 * proxy reports on itself and sees what it is, and neither does anything else.
 */
export function decide(actor: Actor, permission: Permission, resource: Resource): boolean {
  if (actor.kind === "user") return userMay(actor, permission, resource);
  if (actor.kind === "system") return true;
  if (actor.kind === "anonymous") return false;
  if (actor.kind === "workspace-proxy") return permission === "WORKSPACE_PROXY_REPORT" || gives(resource, permission);
  if (actor.organizationId !== resource.organizationId) return false;
  return permission === "PROVISIONER_JOB_RUN" || gives(resource, permission);
}
