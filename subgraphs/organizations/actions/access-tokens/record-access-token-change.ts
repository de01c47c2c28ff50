import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import type { AccessTokenRow } from "../../store/access-tokens.js";
import { findUser } from "../../store/users.js";

/** The audit row of a token that was made or revoked: whose it is, and never its secret. */
export async function recordAccessTokenChange(
  tx: Transaction,
  context: ActionContext,
  change: { action: "CREATE" | "DELETE"; token: AccessTokenRow },
): Promise<void> {
  const { action, token } = change;
  const user = await findUser(tx, token.userId);
  const state = { name: token.name, user: user?.username, permissions: token.permissions, expiresAt: token.expiresAt };
  await recordChange(tx, context, {
    action,
    resourceType: "AccessToken",
    resourceId: token.id,
    resourceName: token.name,
    organization: null,
    ...(action === "CREATE" ? { after: state } : { before: state }),
  });
}
