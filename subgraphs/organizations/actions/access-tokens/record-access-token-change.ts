import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { SecretField } from "../../../../foundation/audit/secret-field.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import type { AccessTokenRow } from "../../store/access-tokens.js";
import { findOrganization } from "../../store/organizations.js";
import { findUser } from "../../store/users.js";

/** The audit row of a token that was made or revoked: whose it is, and never its secret. */
export async function recordAccessTokenChange(
  tx: Transaction,
  context: ActionContext,
  change: { action: "CREATE" | "DELETE"; token: AccessTokenRow; secretHash?: Uint8Array },
): Promise<void> {
  const { action, token, secretHash } = change;
  const user = await findUser(tx, token.userId);
  const organization = token.organizationId === null ? null : await findOrganization(tx, token.organizationId);
  const state = {
    name: token.name,
    user: user?.username,
    permissions: token.permissions,
    organization: organization?.name,
    expiresAt: token.expiresAt,
    ...(secretHash && { secret: new SecretField(secretHash) }),
  };
  await recordChange(tx, context, {
    action,
    resourceType: "AccessToken",
    resourceId: token.id,
    resourceName: token.name,
    organization: null,
    ...(action === "CREATE" ? { after: state } : { before: state }),
  });
}
