import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { forbidden, unauthenticated } from "../../../../foundation/errors/graph-errors.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId, UserId } from "../../../../foundation/ids/ids.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { visibleUsers } from "../../../../foundation/rbac/visible-users.js";
import { hashSecret, newSecret } from "../../../../foundation/secrets/secret.js";
import { faultsOfAccessToken, type AccessTokenFields } from "../../rules/faults-of-access-token.js";
import { recordAccessToken, type AccessTokenRow } from "../../store/access-tokens.js";
import { findVisibleUser } from "../../store/users.js";
import { recordAccessTokenChange } from "./record-access-token-change.js";
import { faultsOfTokenReach } from "../../rules/faults-of-token-reach.js";
import { findActorOfUser } from "../../store/actors.js";
import { decide } from "../../../../foundation/rbac/decide.js";
import type { Permission } from "../../../../foundation/rbac/permissions.js";

export interface NewAccessToken extends AccessTokenFields {
  userId?: UserId | null;
  permissions?: readonly Permission[] | null;
  organizationId?: OrganizationId | null;
}

interface Creation {
  userId: UserId;
  secret: string;
  input: NewAccessToken;
}

async function create(
  tx: Transaction,
  context: ActionContext,
  { userId, secret, input }: Creation,
): Promise<AccessTokenRow> {
  const secretHash = hashSecret(secret);
  const token = await recordAccessToken(tx, {
    id: newId<"AccessToken">(),
    userId,
    name: input.name,
    secretHash,
    createdAt: context.clock.now(),
    expiresAt: input.expiresAt ?? null,
    ...(input.permissions && { permissions: [...new Set(input.permissions)] }),
    organizationId: input.organizationId ?? null,
  });
  await recordAccessTokenChange(tx, context, { action: "CREATE", token, secretHash });
  return token;
}

/** One's own tokens are one's own affair; a service account's are the site's; nobody makes those of another person. */
async function refuseOwner(context: ActionContext, userId: UserId): Promise<Refusal | null> {
  if (userId === actingUserId(context.actor)) {
    authorize(context.actor, "ACCESS_TOKEN_CREATE", { ownerId: userId });
    return null;
  }
  const user = orNotFound(await findVisibleUser(context.database, userId, visibleUsers(context.actor)));
  authorize(context.actor, "ACCESS_TOKEN_CREATE", {});
  if (user.kind === "SERVICE_ACCOUNT") return null;
  return refuse("NOT_ALLOWED_HERE", ["input", "userId"], "People make their tokens themselves.");
}

const unknownOrganization = refuse(
  "NOT_FOUND",
  ["input", "organizationId"],
  "There is no such organization, or the token's user may not see it.",
);

/** A token is for what its user can, and never reaches further than what it is made with. */
async function refuseReach(context: ActionContext, userId: UserId, input: NewAccessToken): Promise<Refusal | null> {
  const { actor: maker, database } = context;
  const user = await findActorOfUser(database, userId);
  if (maker.kind !== "user" || !user) throw forbidden();
  const { permissions = null, organizationId = null } = input;
  if (organizationId !== null && !decide(user, "ORGANIZATION_READ", { organizationId })) return unknownOrganization;
  const faults = faultsOfTokenReach({ permissions, organizationId }, { user, maker });
  return faults.length > 0 ? refuseAll(faults) : null;
}

/** Makes a token, whose secret is in this answer and nowhere else. */
export async function createAccessToken(
  context: ActionContext,
  input: NewAccessToken,
): Promise<Refusal | { accessToken: AccessTokenRow; secret: string; userErrors: [] }> {
  const userId = input.userId ?? actingUserId(context.actor);
  if (userId === null) throw unauthenticated();
  const refusal = await refuseOwner(context, userId);
  if (refusal) return refusal;
  const faults = faultsOfAccessToken(input, context.clock.now());
  if (faults.length > 0) return refuseAll(faults);
  const tooFar = await refuseReach(context, userId, input);
  if (tooFar) return tooFar;
  const secret = newSecret("orgp");
  try {
    const creation = { userId, secret, input };
    const accessToken = await inTransaction(context.database, (tx) => create(tx, context, creation));
    return done({ accessToken, secret });
  } catch (error) {
    const taken = refuse("TAKEN", ["input", "name"], `There is a token "${input.name}" already. Choose another name.`);
    return refuseViolation(error, { access_tokens_user_id_name_key: taken });
  }
}
