import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { UserId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { visibleUsers } from "../../../../foundation/rbac/visible-users.js";
import { findUserLocked, findVisibleUser, recordUserUpdate, type UserRow } from "../../store/users.js";
import { refuseLastOwner } from "./last-owner.js";
import { recordUserChange } from "./record-user-change.js";

export interface UserStatusChange {
  id: UserId;
  status: UserRow["status"];
}

type Answer = Refusal | { user: UserRow; userErrors: [] };

async function set(tx: Transaction, context: ActionContext, { id, status }: UserStatusChange): Promise<Answer> {
  const refusal = status === "SUSPENDED" ? await refuseLastOwner(tx, id, ["input", "status"]) : null;
  if (refusal) return refusal;
  const before = orNotFound(await findUserLocked(tx, id));
  if (before.status === status) return done({ user: before });
  const after = await recordUserUpdate(tx, id, { status });
  await recordUserChange(tx, context, { action: "UPDATE", before, after });
  return done({ user: after });
}

/** Suspends a user, whose tokens then open nothing, or lets them in again. Nobody does so to themselves. */
export async function setUserStatus(context: ActionContext, input: UserStatusChange): Promise<Answer> {
  orNotFound(await findVisibleUser(context.database, input.id, visibleUsers(context.actor)));
  authorize(context.actor, "USER_UPDATE", { ownerId: input.id });
  if (input.id === actingUserId(context.actor)) {
    return refuse("NOT_ALLOWED_HERE", ["input", "id"], "Nobody changes their own status.");
  }
  return inTransaction(context.database, (tx) => set(tx, context, input));
}
