import type { OrganizationId } from "../ids/ids.js";
import type { Actor } from "./actor.js";
import { decide } from "./decide.js";
import type { Permission } from "./permissions.js";

/** The organizations whose objects an actor may read: the same decision as `decide`, for a whole list. */
export type Visibility = "all" | readonly OrganizationId[];

/** Which organizations' objects does this reading permission open? One answer, however many there are. */
export function visibleOrganizations(actor: Actor, permission: Permission): Visibility {
  if (decide(actor, permission, {})) return "all";
  if (actor.kind !== "user") return [];
  return [...actor.organizationIds].filter((organizationId) => decide(actor, permission, { organizationId }));
}
