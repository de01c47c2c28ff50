import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import type { Actor } from "../../../../foundation/rbac/actor.js";
import { impliedRoles } from "../../../../foundation/rbac/built-in-roles.js";
import { decide } from "../../../../foundation/rbac/decide.js";
import type { RoleRow } from "../../store/roles.js";
import { notHeldOf } from "./refuse-escalation.js";

/** May the actor give this role to somebody else? Implied roles are given to nobody. */
export function canAssign(actor: Actor, role: RoleRow): boolean {
  if (impliedRoles.includes(role.name) && role.isBuiltIn) return false;
  const organizationId = role.organizationId as OrganizationId | null;
  const permission = organizationId === null ? "SITE_ROLE_ASSIGN" : "ORGANIZATION_ROLE_ASSIGN";
  return decide(actor, permission, { organizationId }) && notHeldOf(actor, role, organizationId).length === 0;
}
