import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import type { AccessTokenId, OrganizationId } from "../../../foundation/ids/ids.js";
import type { TokenLimits, UserActor } from "../../../foundation/rbac/actor.js";
import { decide, isWithinToken, type Resource } from "../../../foundation/rbac/decide.js";
import { allPermissions, type Permission } from "../../../foundation/rbac/permissions.js";

/** How far a token shall reach; null for all. */
export interface TokenReach {
  permissions: readonly Permission[] | null;
  organizationId: OrganizationId | null;
}

/** Could the user do this anywhere? Template access lists may give any TEMPLATE permission to a member. */
function couldAnywhere(user: UserActor, permission: Permission): boolean {
  const { userId: ownerId } = user;
  if (decide(user, permission, {}) || decide(user, permission, { ownerId })) return true;
  const organizationIds = [...user.memberships.keys()];
  if (permission.startsWith("TEMPLATE_") && organizationIds.length > 0) return true;
  return organizationIds.some((organizationId) => decide(user, permission, { organizationId, ownerId }));
}

const fault = (field: string, message: string): UserErrorValue => ({
  code: "ESCALATION",
  path: ["input", field],
  message,
});

/** What of it reaches further than the token that it is made with; a session reaches everywhere. */
function beyondMaker(reach: TokenReach, maker: TokenLimits | null): UserErrorValue[] {
  if (maker === null) return [];
  const { permissions, organizationId } = maker;
  const isWider = permissions !== null && (reach.permissions?.some((one) => !permissions.has(one)) ?? true);
  const isElsewhere = organizationId !== null && reach.organizationId !== organizationId;
  return [
    ...(isWider
      ? [fault("permissions", "No token is made wider than the one that makes it. Name permissions of it.")]
      : []),
    ...(isElsewhere
      ? [fault("organizationId", "The token that makes it is for one organization. Name that one.")]
      : []),
  ];
}

/** Where a user could do something: at the site, in each organization, on what is nobody's and on what is their own. */
function placesOf({ memberships }: UserActor): ((who: UserActor) => Resource)[] {
  const organizations: (OrganizationId | null)[] = [null, ...memberships.keys()];
  return organizations.flatMap((organizationId) => [
    () => ({ organizationId }),
    ({ userId: ownerId }: UserActor) => ({ organizationId, ownerId }),
  ]);
}

/** What a token of this reach could do and the maker could not do themselves. Which template a list is of is not asked. */
function notHeldBy(maker: UserActor, reach: TokenReach, user: UserActor): Permission[] {
  const { permissions, organizationId } = reach;
  const limits = { permissions: permissions && new Set(permissions), organizationId };
  const bearer: UserActor = { ...user, token: { id: "" as AccessTokenId, ...limits } };
  const lacking = (permission: Permission) =>
    placesOf(user).some((place) => {
      const there = place(user);
      const isListed = there.organizationId != null && user.heldByAccessList.has(permission);
      const could = decide(bearer, permission, there) || (isListed && isWithinToken(bearer, permission, there));
      return could && !decide(maker, permission, place(maker));
    });
  return allPermissions.filter(lacking);
}

/** Whoever makes a token of another user could act as that user. */
function beyondHolding(reach: TokenReach, user: UserActor, maker: UserActor): UserErrorValue[] {
  const lacking = user.userId === maker.userId ? [] : notHeldBy(maker, reach, user);
  if (lacking.length === 0) return [];
  const shown = lacking.slice(0, 5).join(", ");
  return [
    fault("permissions", `With it one could do what you may not do yourself: ${shown}. Name permissions you hold.`),
  ];
}

/** All that keeps a token for this user from being made: by whom, with what, and what the user could not do themselves. */
export function faultsOfTokenReach(
  reach: TokenReach,
  { user, maker }: { user: UserActor; maker: UserActor },
): UserErrorValue[] {
  const lacking = (reach.permissions ?? []).filter((permission) => !couldAnywhere(user, permission));
  const message = `The token's user holds these nowhere: ${lacking.slice(0, 5).join(", ")}. Leave them out.`;
  return [
    ...(lacking.length > 0 ? [fault("permissions", message)] : []),
    ...beyondMaker(reach, maker.token),
    ...beyondHolding(reach, user, maker),
  ];
}
