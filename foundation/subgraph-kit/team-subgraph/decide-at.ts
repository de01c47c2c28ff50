import type { Actor } from "../../rbac/actor.js";
import { decide } from "../../rbac/decide.js";
import type { Permission } from "../../rbac/permissions.js";
import { resourceAt } from "./resource-at.js";
import type { Place } from "./team-subgraph.js";

/** May this actor do this to what belongs there? The decision of orgplane's own subgraphs; throws where an id of the place is none. */
export const decideAt = (actor: Actor, permission: Permission, place: Place): boolean =>
  decide(actor, permission, resourceAt(place));
