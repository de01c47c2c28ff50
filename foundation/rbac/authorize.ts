import { forbidden, notFound, unauthenticated } from "../errors/graph-errors.js";
import type { Actor } from "./actor.js";
import { decide, type Resource } from "./decide.js";
import type { Permission } from "./permissions.js";

/**
 * Throws unless the actor may do this: NOT_FOUND where `visibleBy` is given and does not hold either (they may not
 * know of the object), FORBIDDEN where they may see it, UNAUTHENTICATED where nobody is signed in.
 */
// eslint-disable-next-line max-params -- one sentence: who, does what, to what, known by which right
export function authorize(actor: Actor, permission: Permission, resource: Resource, visibleBy?: Permission): void {
  if (decide(actor, permission, resource)) return;
  if (actor.kind === "anonymous") throw unauthenticated();
  if (visibleBy && !decide(actor, visibleBy, resource)) throw notFound();
  throw forbidden();
}
