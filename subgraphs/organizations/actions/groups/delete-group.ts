import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { GroupId, OrganizationId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { listGroupUserIds } from "../../store/group-members.js";
import { findGroup, findGroupLocked, recordGroupDeletion } from "../../store/groups.js";
import { recordGroupChange } from "./record-group-change.js";

async function remove(tx: Transaction, context: ActionContext, id: GroupId): Promise<void> {
  const group = orNotFound(await findGroupLocked(tx, id));
  const userIds = await listGroupUserIds(tx, id);
  await recordGroupChange(tx, context, { action: "DELETE", before: { group, userIds } });
  await recordGroupDeletion(tx, id);
}

/** Deletes a group; its members stay in the organization. */
export async function deleteGroup(
  context: ActionContext,
  id: GroupId,
): Promise<Refusal | { deletedId: string; userErrors: [] }> {
  const group = orNotFound(await findGroup(context.database, id));
  const organizationId = group.organizationId as OrganizationId;
  authorize(context.actor, "GROUP_DELETE", { organizationId }, "GROUP_READ");
  if (group.isEveryone) {
    return refuse("NOT_ALLOWED_HERE", ["input", "id"], "The group of everybody cannot be deleted.");
  }
  await inTransaction(context.database, (tx) => remove(tx, context, id));
  return done({ deletedId: encodeId("Group", id) });
}
