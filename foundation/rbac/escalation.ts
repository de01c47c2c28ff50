import type { OrganizationId } from "../ids/ids.js";
import type { Actor } from "./actor.js";
import { actingUserId } from "./actor.js";
import { decide } from "./decide.js";
import type { RoleGrants } from "./grants.js";
import type { Permission } from "./permissions.js";

/**
 * What of a role's permissions the actor does not hold where the role counts: who gives a role, takes it away, makes or
 * changes it, must hold all of them. What it gives on the member's own things, one may hold on one's own things only; what
 * it takes, one must hold. Access lists do not count as holding.
 */
export function permissionsNotHeld(
  actor: Actor,
  organizationId: OrganizationId | null,
  role: RoleGrants,
): Permission[] {
  const ownerId = actingUserId(actor);
  const lacking = [
    ...role.site.filter((permission) => !decide(actor, permission, {})),
    ...[...role.organization, ...role.denied].filter((permission) => !decide(actor, permission, { organizationId })),
    ...role.owner.filter((permission) => !decide(actor, permission, { organizationId, ownerId })),
  ];
  return [...new Set(lacking)];
}
