import type { Actor } from "./actor.js";
import { decide, type Resource } from "./decide.js";
import { allPermissions, type Permission } from "./permissions.js";

/** All that an actor may do to such an object, by roles. */
export const permissionsOn = (actor: Actor, resource: Resource): Permission[] =>
  allPermissions.filter((permission) => decide(actor, permission, resource));
