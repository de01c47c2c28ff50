import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { GroupId, OrganizationId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { faultsOfQuotas } from "../../rules/faults-of-quotas.js";
import { listGroupsLocked, recordAllowances, type GroupRow } from "../../store/groups.js";
import { recordGroupChange } from "./record-group-change.js";

export interface GroupQuota {
  groupId: GroupId;
  quotaAllowance: number;
}

async function set(tx: Transaction, context: ActionContext, quotas: GroupQuota[]): Promise<GroupRow[]> {
  const ids = quotas.map((quota) => quota.groupId);
  const groups = new Map((await listGroupsLocked(tx, ids)).map((group) => [group.id, group]));
  for (const id of ids) {
    const organizationId = orNotFound(groups.get(id)).organizationId as OrganizationId;
    authorize(context.actor, "GROUP_UPDATE", { organizationId }, "GROUP_READ");
  }
  await recordAllowances(tx, quotas);
  const changed: GroupRow[] = [];
  for (const { groupId, quotaAllowance } of quotas) {
    const group = orNotFound(groups.get(groupId));
    const after = { ...group, quotaAllowance };
    changed.push(after);
    if (group.quotaAllowance === quotaAllowance) continue;
    await recordGroupChange(tx, context, { action: "UPDATE", before: { group }, after: { group: after } });
  }
  return changed;
}

/** Sets the allowances of many groups, across organizations: all or none. */
export async function setGroupQuotas(
  context: ActionContext,
  quotas: GroupQuota[],
): Promise<Refusal | { groups: GroupRow[]; userErrors: [] }> {
  const faults = faultsOfQuotas(quotas);
  if (faults.length > 0) return refuseAll(faults);
  return done({ groups: await inTransaction(context.database, (tx) => set(tx, context, quotas)) });
}
