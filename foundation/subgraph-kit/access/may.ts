import type { Actor } from "../../rbac/actor.js";
import { decide, type Resource } from "../../rbac/decide.js";
import type { RoleScope } from "../../rbac/permissions.js";
import type { Requirement } from "./field-access.js";

/** The object as a declaration's scope lets roles see it: below that level nothing of it counts. */
const atScope: Readonly<Record<RoleScope, (resource: Resource) => Resource>> = {
  SITE: () => ({}),
  ORGANIZATION: ({ ownerId: _, ...rest }) => rest,
  OWNER: (resource) => resource,
};

/** Does the object meet this requirement for the actor? */
export const meets = (actor: Actor, { permission, scope }: Requirement, resource: Resource): boolean =>
  decide(actor, permission, atScope[scope](resource));

/** … and all of these? */
export const meetsAll = (actor: Actor, requirements: readonly Requirement[], resource: Resource): boolean =>
  requirements.every((requirement) => meets(actor, requirement, resource));
