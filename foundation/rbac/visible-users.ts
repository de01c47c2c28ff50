import type { OrganizationId, UserId } from "../ids/ids.js";
import type { Actor, UserActor } from "./actor.js";
import { decide, isWithinToken } from "./decide.js";

/** Whose profile an actor may see: everybody's, or their own and that of whoever shares one of these organizations. */
export type UserVisibility = "all" | { selfId: string | null; organizationIds: readonly string[] };

/** A token for one organization shows its members only. */
const sharedBy = (actor: UserActor): OrganizationId[] =>
  [...actor.memberships.keys()].filter((organizationId) => isWithinToken(actor, "USER_READ", { organizationId }));

/** Oneself, also by a token for one organization. */
const self = ({ userId, token }: UserActor): UserId | null =>
  token?.permissions?.has("USER_READ") === false ? null : userId;

/** USER_READ opens every profile; sharing an organization opens its members'. */
export function visibleUsers(actor: Actor): UserVisibility {
  if (decide(actor, "USER_READ", {})) return "all";
  if (actor.kind !== "user") return { selfId: null, organizationIds: [] };
  return { selfId: self(actor), organizationIds: sharedBy(actor) };
}
