import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange, type AuditAction } from "../../../../foundation/audit/record-change.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { GroupRow } from "../../store/groups.js";
import { findOrganization } from "../../store/organizations.js";

/** A group, and where they are known and worth a record, its members. */
export interface GroupState {
  group: GroupRow;
  userIds?: readonly string[];
}

const audited = ({ group, userIds }: GroupState) => ({
  name: group.name,
  displayName: group.displayName,
  avatarUrl: group.avatarUrl,
  quotaAllowance: group.quotaAllowance,
  manifestLabel: group.manifestLabel,
  ...(userIds && { members: [...userIds].sort().map((id) => encodeId("User", id)) }),
});

export interface GroupChange {
  action: AuditAction;
  before?: GroupState;
  after?: GroupState;
}

/** The audit row of a group's change, members by their ids. */
export async function recordGroupChange(
  tx: Transaction,
  context: ActionContext,
  { action, before, after }: GroupChange,
): Promise<void> {
  const group = (after ?? before)?.group;
  if (!group) return;
  await recordChange(tx, context, {
    action,
    resourceType: "Group",
    resourceId: group.id,
    resourceName: group.name,
    organization: await findOrganization(tx, group.organizationId),
    before: before ? audited(before) : null,
    after: after ? audited(after) : null,
  });
}
