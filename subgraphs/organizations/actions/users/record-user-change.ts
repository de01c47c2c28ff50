import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange, type AuditAction } from "../../../../foundation/audit/record-change.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import type { UserRow } from "../../store/users.js";

const audited = ({ username, name, email, avatarUrl, kind, status, siteRoles }: UserRow) => ({
  username,
  name,
  email,
  avatarUrl,
  kind,
  status,
  siteRoles,
});

export interface UserChange {
  action: AuditAction;
  before?: UserRow;
  after?: UserRow;
}

/** The audit row of a user's change; users belong to the whole deployment. */
export async function recordUserChange(
  tx: Transaction,
  context: ActionContext,
  { action, before, after }: UserChange,
): Promise<void> {
  const user = after ?? before;
  if (!user) return;
  await recordChange(tx, context, {
    action,
    resourceType: "User",
    resourceId: user.id,
    resourceName: user.username,
    organization: null,
    before: before ? audited(before) : null,
    after: after ? audited(after) : null,
  });
}
