import type { ActionContext } from "../../../foundation/actions/action-context.js";
import { recordChange } from "../../../foundation/audit/record-change.js";
import type { Transaction } from "../../../foundation/database/in-transaction.js";
import type { UserId } from "../../../foundation/ids/ids.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { findUser, listUsersByEmail, listUsernamesLike, recordUser, recordUserUpdate } from "../store/users.js";

/** A newcomer, as a provider describes them; the username is a wish. */
export interface Newcomer {
  username: string;
  name: string;
  email: string | null;
  avatarUrl: string;
}

const longestUsername = 32;

/** The name itself, or with the smallest number behind it that nobody has. */
function freeName(wished: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? "" : `-${String(number)}`;
    const name = wished.slice(0, longestUsername - ending.length).replace(/-+$/, "") + ending;
    if (!taken.has(name)) return name;
  }
}

/** Is somebody known under this address already? */
export const isEmailTaken = async (tx: Transaction, email: string): Promise<boolean> =>
  (await listUsersByEmail(tx, [email])).length > 0;

/** Makes a user of a newcomer, with an audit row. */
export async function signUp(
  tx: Transaction,
  context: ActionContext,
  newcomer: Newcomer,
): Promise<{ id: UserId; username: string }> {
  const stem = newcomer.username.slice(0, longestUsername - 8);
  const username = freeName(newcomer.username, new Set(await listUsernamesLike(tx, stem)));
  const { name, email, avatarUrl } = newcomer;
  const id = newId<"User">();
  const user = { id, username, name, email, avatarUrl, createdAt: context.clock.now() };
  await recordUser(tx, user);
  await recordChange(tx, context, {
    action: "CREATE",
    resourceType: "User",
    resourceId: id,
    resourceName: username,
    organization: null,
    after: { username, name, email, avatarUrl, kind: "HUMAN", status: "ACTIVE" },
    via: "sign-in",
  });
  return { id, username };
}

/** A user as whoever signs in, and when they were seen: null for one that is gone. */
export async function recordSeen(
  tx: Transaction,
  userId: string,
  now: Date,
): Promise<{ id: UserId; username: string; status: "ACTIVE" | "SUSPENDED" } | null> {
  const user = await findUser(tx, userId);
  if (!user) return null;
  await recordUserUpdate(tx, userId, { lastSeenAt: now });
  return { id: user.id as UserId, username: user.username, status: user.status };
}
