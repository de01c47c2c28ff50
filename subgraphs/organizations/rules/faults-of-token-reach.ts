import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import type { TokenLimits, UserActor } from "../../../foundation/rbac/actor.js";
import { decide } from "../../../foundation/rbac/decide.js";
import type { Permission } from "../../../foundation/rbac/permissions.js";

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

/** All that keeps a token for this user from being made: by whom, with what, and what the user could not do themselves. */
export function faultsOfTokenReach(
  reach: TokenReach,
  { user, maker }: { user: UserActor; maker: UserActor },
): UserErrorValue[] {
  const lacking = (reach.permissions ?? []).filter((permission) => !couldAnywhere(user, permission));
  const message = `The token's user holds these nowhere: ${lacking.slice(0, 5).join(", ")}. Leave them out.`;
  return [...(lacking.length > 0 ? [fault("permissions", message)] : []), ...beyondMaker(reach, maker.token)];
}
