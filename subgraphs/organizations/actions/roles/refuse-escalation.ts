import { refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import type { Actor } from "../../../../foundation/rbac/actor.js";
import { permissionsNotHeld } from "../../../../foundation/rbac/escalation.js";
import type { Permission } from "../../../../foundation/rbac/permissions.js";
import type { RoleRow } from "../../store/roles.js";

type RolePermissions = Pick<
  RoleRow,
  "sitePermissions" | "organizationPermissions" | "ownerPermissions" | "deniedPermissions"
>;

/** A role that gives and takes nothing, to say a part of one with. */
export const noPermissions: RolePermissions = {
  sitePermissions: [],
  organizationPermissions: [],
  ownerPermissions: [],
  deniedPermissions: [],
};

/** What of a role the actor does not hold themselves. */
export const notHeldOf = (actor: Actor, role: RolePermissions, organizationId: OrganizationId | null): Permission[] =>
  permissionsNotHeld(actor, organizationId, {
    site: role.sitePermissions,
    organization: role.organizationPermissions,
    owner: role.ownerPermissions,
    denied: role.deniedPermissions,
  });

/** Nobody gives, takes, makes or changes what they do not hold: the refusal that says what, or null. */
export function refuseEscalation(
  actor: Actor,
  roles: readonly RolePermissions[],
  { organizationId, path }: { organizationId: OrganizationId | null; path: string[] },
): Refusal | null {
  const lacking = [...new Set(roles.flatMap((role) => notHeldOf(actor, role, organizationId)))];
  if (lacking.length === 0) return null;
  const shown = lacking.slice(0, 5).join(", ") + (lacking.length > 5 ? " and more" : "");
  return refuse(
    "ESCALATION",
    path,
    `This takes permissions that you do not hold here: ${shown}. Ask somebody who does.`,
  );
}
