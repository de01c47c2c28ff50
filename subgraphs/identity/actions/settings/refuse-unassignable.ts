import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import type { Actor } from "../../../../foundation/rbac/actor.js";
import { decide } from "../../../../foundation/rbac/decide.js";
import { permissionsNotHeld } from "../../../../foundation/rbac/escalation.js";
import type { Permission } from "../../../../foundation/rbac/permissions.js";
import { listRoleGrants } from "../../../organizations/commands/list-role-grants.js";

/** Roles that a setting gives or takes, in an organization or (null) at the site. */
export interface Stake {
  roles: readonly string[];
  organizationId: OrganizationId | null;
}

/** What the actor would have to hold to give these roles by hand. */
async function lackingFor(tx: Transaction, actor: Actor, { roles, organizationId }: Stake): Promise<Permission[]> {
  const assign = organizationId === null ? "SITE_ROLE_ASSIGN" : "ORGANIZATION_ROLE_ASSIGN";
  const grants = await listRoleGrants(tx, organizationId);
  const notHeld = roles.flatMap((name) => {
    const role = grants.get(name);
    return role ? permissionsNotHeld(actor, organizationId, role) : [];
  });
  return [...new Set([...(decide(actor, assign, { organizationId }) ? [] : [assign as Permission]), ...notHeld])];
}

/** Nobody leads a claim to a role that they could not assign: the refusal that says what they lack, or null. */
export async function refuseUnassignable(tx: Transaction, actor: Actor, stake: Stake): Promise<Refusal | null> {
  if (stake.roles.length === 0) return null;
  const lacking = await lackingFor(tx, actor, stake);
  if (lacking.length === 0) return null;
  const shown = lacking.slice(0, 5).join(", ") + (lacking.length > 5 ? " and more" : "");
  const message = `This gives or takes roles with permissions that you do not hold here: ${shown}. Ask somebody who does.`;
  return refuse("ESCALATION", ["input", "mapping"], message);
}
