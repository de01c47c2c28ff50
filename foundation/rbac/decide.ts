import type { OrganizationId, UserId } from "../ids/ids.js";
import type { Actor, UserActor } from "./actor.js";
import { siteRoles } from "./built-in-roles.js";
import type { Permission } from "./permissions.js";

/** Where an object belongs: nothing for what belongs to the whole deployment. */
export interface Resource {
  organizationId?: OrganizationId | null;
  ownerId?: UserId | null;
}

const readOnly = new Set<Permission>([
  "ORGANIZATION_READ",
  "ORGANIZATION_MEMBER_READ",
  "ORGANIZATION_ROLE_READ",
  "GROUP_READ",
  "GROUP_MEMBER_READ",
  "IDENTITY_SYNC_READ",
  "TEMPLATE_READ",
  "TEMPLATE_VIEW_INSIGHTS",
  "WORKSPACE_READ",
  "PROVISIONER_READ",
  "PROVISIONER_JOB_READ",
]);
const everybodysAtTheSite = new Set<Permission>(siteRoles.member.site);
const onOneself = new Set<Permission>(siteRoles.member.owner);

function userMay(actor: UserActor, permission: Permission, resource: Resource): boolean {
  if (actor.siteRoles.includes("owner")) return siteRoles.owner.site.includes(permission);
  if (everybodysAtTheSite.has(permission)) return true;
  if (resource.organizationId) return readOnly.has(permission) && actor.organizationIds.has(resource.organizationId);
  return resource.ownerId === actor.userId && onOneself.has(permission);
}

/**
 * May this actor do this to such an object? Closed unless something opens it. Site owners do all that a role can give;
 * members read what belongs to their organizations; everybody has their own profile and tokens; a provisioner key runs
 * jobs of its organization.
 */
export function decide(actor: Actor, permission: Permission, resource: Resource): boolean {
  if (actor.kind === "user") return userMay(actor, permission, resource);
  if (actor.kind === "system") return true;
  if (actor.kind === "anonymous") return false;
  return permission === "PROVISIONER_JOB_RUN" && actor.organizationId === resource.organizationId;
}
