import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { countRestrictingRows, inWords } from "../../../../foundation/database/count-restricting-rows.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { violatedConstraint } from "../../../../foundation/database/violated-constraint.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { UserId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { visibleUsers } from "../../../../foundation/rbac/visible-users.js";
import { findUserLocked, findVisibleUser, recordUserDeletion } from "../../store/users.js";
import { refuseLastOwner } from "./last-owner.js";
import { recordUserChange } from "./record-user-change.js";

type Answer = Refusal | { deletedId: string; userErrors: [] };
const path = ["input", "id"];

async function remove(tx: Transaction, context: ActionContext, id: UserId): Promise<Answer> {
  const refusal = await refuseLastOwner(tx, id, path);
  if (refusal) return refusal;
  const before = orNotFound(await findUserLocked(tx, id));
  await recordUserChange(tx, context, { action: "DELETE", before });
  await recordUserDeletion(tx, id);
  return done({ deletedId: encodeId("User", id) });
}

/** Deletes a user with memberships and tokens; what they own keeps them from being deleted. Nobody deletes themselves. */
export async function deleteUser(context: ActionContext, id: UserId): Promise<Answer> {
  orNotFound(await findVisibleUser(context.database, id, visibleUsers(context.actor)));
  authorize(context.actor, "USER_DELETE", { ownerId: id });
  if (id === actingUserId(context.actor)) return refuse("NOT_ALLOWED_HERE", path, "Nobody deletes themselves.");
  try {
    return await inTransaction(context.database, (tx) => remove(tx, context, id));
  } catch (error) {
    if (!violatedConstraint(error)) throw error;
    const rest = inWords(await countRestrictingRows(context.database, "organizations.users", id));
    return refuse("IN_USE", path, `This user still owns ${rest}. Delete these first.`);
  }
}
