import { actingUserId, type Actor } from "./actor.js";
import { decide } from "./decide.js";

/** Whose profile an actor may see: everybody's, or their own and that of whoever shares one of these organizations. */
export type UserVisibility = "all" | { selfId: string | null; organizationIds: readonly string[] };

/** USER_READ opens every profile; sharing an organization opens its members'. */
export function visibleUsers(actor: Actor): UserVisibility {
  if (decide(actor, "USER_READ", {})) return "all";
  return { selfId: actingUserId(actor), organizationIds: actor.kind === "user" ? [...actor.memberships.keys()] : [] };
}
