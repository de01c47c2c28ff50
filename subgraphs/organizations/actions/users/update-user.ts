import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { UserId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { visibleUsers } from "../../../../foundation/rbac/visible-users.js";
import { faultsOfUser, normalizedEmail, type UserFields } from "../../rules/faults-of-user.js";
import { findUserLocked, findVisibleUser, recordUserUpdate, type UserRow } from "../../store/users.js";
import { recordUserChange } from "./record-user-change.js";
import { userRefusals } from "./user-refusals.js";

export interface UserUpdate extends UserFields {
  id: UserId;
}

const cleared = (text: string | null | undefined): string | undefined => (text === null ? "" : text);

async function update(tx: Transaction, context: ActionContext, input: UserUpdate): Promise<UserRow> {
  const before = orNotFound(await findUserLocked(tx, input.id));
  const after = await recordUserUpdate(tx, input.id, {
    username: input.username ?? undefined,
    name: cleared(input.name),
    email: normalizedEmail(input.email),
    avatarUrl: cleared(input.avatarUrl),
  });
  await recordUserChange(tx, context, { action: "UPDATE", before, after });
  return after;
}

/**
 * Changes what is given; what is left out stays. One's own name and picture, or with a permission for them. Nobody's own to
 * change are the username and the address, which no mail has confirmed: an answer would tell whether somebody has it, and
 * whoever took another's would keep them from signing in.
 */
export async function updateUser(
  context: ActionContext,
  input: UserUpdate,
): Promise<Refusal | { user: UserRow; userErrors: [] }> {
  const { id: ownerId, username, email } = input;
  orNotFound(await findVisibleUser(context.database, ownerId, visibleUsers(context.actor)));
  authorize(context.actor, "USER_UPDATE_PERSONAL", { ownerId });
  if (username !== undefined || email !== undefined) authorize(context.actor, "USER_UPDATE", { ownerId });
  const faults = faultsOfUser(input);
  if (faults.length > 0) return refuseAll(faults);
  try {
    return done({ user: await inTransaction(context.database, (tx) => update(tx, context, input)) });
  } catch (error) {
    return refuseViolation(error, userRefusals);
  }
}
