import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange, type AuditAction } from "../../../../foundation/audit/record-change.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { findOrganization } from "../../store/organizations.js";
import type { RoleRow } from "../../store/roles.js";

const audited = ({ name, displayName, organizationPermissions, ownerPermissions, manifestLabel }: RoleRow) => ({
  name,
  displayName,
  organizationPermissions,
  ownerPermissions,
  manifestLabel,
});

export interface RoleChange {
  action: AuditAction;
  before?: RoleRow;
  after?: RoleRow;
}

/** The audit row of a custom role's change. */
export async function recordRoleChange(
  tx: Transaction,
  context: ActionContext,
  { action, before, after }: RoleChange,
): Promise<void> {
  const role = after ?? before;
  if (!role) return;
  await recordChange(tx, context, {
    action,
    resourceType: "Role",
    resourceId: role.id,
    resourceName: role.name,
    organization: role.organizationId === null ? null : await findOrganization(tx, role.organizationId),
    before: before ? audited(before) : null,
    after: after ? audited(after) : null,
  });
}
