import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { unauthenticated } from "../../../../foundation/errors/graph-errors.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { UserId } from "../../../../foundation/ids/ids.js";
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

export interface NewAccessToken extends AccessTokenFields {
  userId?: UserId | null;
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
  const token = await recordAccessToken(tx, {
    id: newId<"AccessToken">(),
    userId,
    name: input.name,
    secretHash: hashSecret(secret),
    createdAt: context.clock.now(),
    expiresAt: input.expiresAt ?? null,
  });
  await recordAccessTokenChange(tx, context, { action: "CREATE", token });
  return token;
}

/** One's own tokens are one's own affair; a service account's are the site's; nobody makes those of another person. */
async function refuseOwner(context: ActionContext, userId: UserId): Promise<Refusal | null> {
  const user = orNotFound(await findVisibleUser(context.database, userId, visibleUsers(context.actor)));
  if (userId === actingUserId(context.actor)) {
    authorize(context.actor, "ACCESS_TOKEN_CREATE", { ownerId: userId });
    return null;
  }
  authorize(context.actor, "ACCESS_TOKEN_CREATE", {});
  if (user.kind === "SERVICE_ACCOUNT") return null;
  return refuse("NOT_ALLOWED_HERE", ["input", "userId"], "People make their tokens themselves.");
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
