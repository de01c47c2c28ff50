import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { OrganizationId, UserId } from "../../../../foundation/ids/ids.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { decide } from "../../../../foundation/rbac/decide.js";
import type { DescribedDecision } from "../../../../foundation/rbac/describe-explanation.js";
import type { Permission } from "../../../../foundation/rbac/permissions.js";
import { explainAccessOfUser } from "../../commands/explain-access.js";

/** On an object of this organization (of the site: null) that belongs to this user (to nobody: null). */
export interface AccessByRoles {
  userId: UserId;
  permission: Permission;
  organizationId: OrganizationId | null;
  ownerId: UserId | null;
}

/** Why roles let a user do something or not; null for whoever may not ask, and for users whom they may not see. */
export async function explainAccess(
  { actor, database }: ActionContext,
  { userId, permission, organizationId, ownerId }: AccessByRoles,
): Promise<DescribedDecision | null> {
  const readsRoles = organizationId === null ? "SITE_ROLE_READ" : "ORGANIZATION_ROLE_READ";
  if (userId !== actingUserId(actor) && !decide(actor, readsRoles, { organizationId })) return null;
  return explainAccessOfUser(database, actor, { userId, permission, resource: { organizationId, ownerId } });
}
