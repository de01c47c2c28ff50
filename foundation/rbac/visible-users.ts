import type { OrganizationId } from "../ids/ids.js";
import { actingUserId, type Actor, type UserActor } from "./actor.js";
import { decide } from "./decide.js";

/** Whose profile an actor may see: everybody's, or their own and that of whoever shares one of these organizations. */
export type UserVisibility = "all" | { selfId: string | null; organizationIds: readonly string[] };

/** A token for one organization shows its members only. */
const sharedBy = ({ memberships, token }: UserActor): OrganizationId[] =>
  [...memberships.keys()].filter(
    (id) => token === null || token.organizationId === null || token.organizationId === id,
  );

/** USER_READ opens every profile; sharing an organization opens its members'. */
export function visibleUsers(actor: Actor): UserVisibility {
  if (decide(actor, "USER_READ", {})) return "all";
  return { selfId: actingUserId(actor), organizationIds: actor.kind === "user" ? sharedBy(actor) : [] };
}
