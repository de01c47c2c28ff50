import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange, type AuditAction } from "../../../../foundation/audit/record-change.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { findOrganization } from "../../store/organizations.js";
import { findUser } from "../../store/users.js";
import type { MemberRow } from "../../store/members.js";

export interface MemberChange {
  action: AuditAction;
  before?: MemberRow;
  after?: MemberRow;
}

/** The audit row of a membership's change, under the user's name. */
export async function recordMemberChange(
  tx: Transaction,
  context: ActionContext,
  { action, before, after }: MemberChange,
): Promise<void> {
  const member = after ?? before;
  if (!member) return;
  const user = await findUser(tx, member.userId);
  await recordChange(tx, context, {
    action,
    resourceType: "OrganizationMember",
    resourceId: member.id,
    resourceName: user?.username ?? "",
    organization: await findOrganization(tx, member.organizationId),
    before: before ? { user: user?.username, roles: before.roles } : null,
    after: after ? { user: user?.username, roles: after.roles } : null,
  });
}
