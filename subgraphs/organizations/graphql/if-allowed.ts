import type { Actor } from "../../../foundation/rbac/actor.js";
import { decide, type Resource } from "../../../foundation/rbac/decide.js";
import type { Permission } from "../../../foundation/rbac/permissions.js";

/** What needs a permission of its own and who asks. */
export interface Question {
  actor: Actor;
  permission: Permission;
  of: Resource;
}

/** The value for whoever may read it; for others it is not there. */
export const ifAllowed = <Value>({ actor, permission, of }: Question, read: () => Value): Value | null =>
  decide(actor, permission, of) ? read() : null;
