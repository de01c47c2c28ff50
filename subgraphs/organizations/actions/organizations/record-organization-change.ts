import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange, type AuditAction } from "../../../../foundation/audit/record-change.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import type { OrganizationRow } from "../../store/organizations.js";

const audited = ({ name, displayName, description, icon, defaultMemberRoles, manifestLabel }: OrganizationRow) => ({
  name,
  displayName,
  description,
  icon,
  defaultMemberRoles,
  manifestLabel,
});

export interface OrganizationChange {
  action: AuditAction;
  before?: OrganizationRow;
  after?: OrganizationRow;
}

/** The audit row of an organization's change; before or after is left out where there was none. */
export async function recordOrganizationChange(
  tx: Transaction,
  context: ActionContext,
  { action, before, after }: OrganizationChange,
): Promise<void> {
  const organization = after ?? before;
  if (!organization) return;
  await recordChange(tx, context, {
    action,
    resourceType: "Organization",
    resourceId: organization.id,
    resourceName: organization.name,
    organization,
    before: before ? audited(before) : null,
    after: after ? audited(after) : null,
  });
}
