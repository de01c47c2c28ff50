import { describeExplanation, type DescribedDecision } from "../../../foundation/rbac/describe-explanation.js";
import type { Transaction } from "../../../foundation/database/in-transaction.js";
import type { OrganizationId, UserId } from "../../../foundation/ids/ids.js";
import { actingUserId, type Actor } from "../../../foundation/rbac/actor.js";
import { decide, type Resource } from "../../../foundation/rbac/decide.js";
import { explain, type Explanation, type ListLine } from "../../../foundation/rbac/explain.js";
import type { Permission } from "../../../foundation/rbac/permissions.js";
import type { UserFacts } from "../../../foundation/rbac/user-actor.js";
import { visibleOrganizations } from "../../../foundation/rbac/visibility.js";
import { visibleUsers } from "../../../foundation/rbac/visible-users.js";
import { findAccessToken } from "../store/access-tokens.js";
import { findFactsOfUser } from "../store/actors.js";
import { listOrganizations } from "../store/organizations.js";
import { findUser, findVisibleUser, type UserRow } from "../store/users.js";

/** Whether this user may do this to such an object. */
export interface AccessQuestionOfUser {
  userId: UserId;
  permission: Permission;
  resource: Resource;
  /** The lines of the object's access list that name the user; none where it has no list. */
  linesFor?: (facts: UserFacts) => Promise<readonly ListLine[]>;
}

/** Names of organizations other than the one in question whose roles whoever asks may read. */
async function nameOrganizations(
  tx: Transaction,
  asker: Actor,
  { explanation: { grantedBy, deniedBy }, here }: { explanation: Explanation; here: Resource["organizationId"] },
) {
  const mentioned = [...grantedBy.roles, ...deniedBy.roles].flatMap(({ organizationId }) => organizationId ?? []);
  const ids = [...new Set(mentioned)].filter((id) => id !== here);
  if (ids.length === 0) return new Map<string, string>();
  const found = await listOrganizations(tx, ids, visibleOrganizations(asker, "ORGANIZATION_ROLE_READ"));
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** Whoever is suspended may do nothing; why is for those who may know. */
function explainSuspension(asker: Actor, { id, username }: UserRow): DescribedDecision {
  const mayKnow = decide(asker, "USER_READ", { ownerId: id as UserId });
  const reason = `${username} may not do this${mayKnow ? ": the user is suspended, and may do nothing" : ""}.`;
  return { allowed: false, decidedAt: null, grantedBy: [], deniedBy: [], reason };
}

/**
 * Why a user may or may not do something, in words for whoever asks; null for a user whom they may not see. Oneself is
 * explained as one asks: by the access token that one asks with, if there is one.
 */
export async function explainAccessOfUser(
  tx: Transaction,
  asker: Actor,
  { userId, permission, resource, linesFor }: AccessQuestionOfUser,
): Promise<DescribedDecision | null> {
  const isOneself = userId === actingUserId(asker);
  const user = await (isOneself ? findUser(tx, userId) : findVisibleUser(tx, userId, visibleUsers(asker)));
  const facts = user && (await findFactsOfUser(tx, userId));
  if (!user || !facts) return null;
  if (user.status === "SUSPENDED") return explainSuspension(asker, user);
  const token = asker.kind === "user" && isOneself ? asker.token : null;
  const lines = (await linesFor?.(facts)) ?? [];
  const explanation = explain({ ...facts, token }, { permission, resource, lines });
  const organizationNames = await nameOrganizations(tx, asker, { explanation, here: resource.organizationId });
  return describeExplanation(explanation, permission, {
    username: user.username,
    token: token && ((await findAccessToken(tx, token.id))?.name ?? null),
    organization: (id: OrganizationId) => organizationNames.get(id) ?? null,
    mayNameSiteRoles: decide(asker, "SITE_ROLE_READ", {}),
    here: resource.organizationId ?? null,
  });
}
