import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { AccessTokenId, UserId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { findAccessToken, recordAccessTokenDeletion, type AccessTokenRow } from "../../store/access-tokens.js";
import { recordAccessTokenChange } from "./record-access-token-change.js";

async function revoke(tx: Transaction, context: ActionContext, token: AccessTokenRow): Promise<void> {
  const isRevoked = await recordAccessTokenDeletion(tx, token.id);
  orNotFound(isRevoked ? token : null);
  await recordAccessTokenChange(tx, context, { action: "DELETE", token });
}

/** Revokes a token at once, and for good. */
export async function revokeAccessToken(
  context: ActionContext,
  id: AccessTokenId,
): Promise<{ deletedId: string; userErrors: [] }> {
  const token = orNotFound(await findAccessToken(context.database, id));
  const ownerId = token.userId as UserId;
  authorize(context.actor, "ACCESS_TOKEN_DELETE", { ownerId }, "ACCESS_TOKEN_READ");
  await inTransaction(context.database, (tx) => revoke(tx, context, token));
  return done({ deletedId: encodeId("AccessToken", id) });
}
