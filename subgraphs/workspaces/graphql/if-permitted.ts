import type { OrganizationId } from "../../../foundation/ids/ids.js";
import type { Actor } from "../../../foundation/rbac/actor.js";
import { decide } from "../../../foundation/rbac/decide.js";
import type { Permission } from "../../../foundation/rbac/permissions.js";

/** What a field answers that needs a permission of its own: null where the actor has none. */
export const ifPermitted = async <Value>(
  { actor, permission, row }: { actor: Actor; permission: Permission; row: { organizationId: string } },
  read: () => Value | Promise<Value>,
): Promise<Value | null> =>
  decide(actor, permission, { organizationId: row.organizationId as OrganizationId }) ? read() : null;
