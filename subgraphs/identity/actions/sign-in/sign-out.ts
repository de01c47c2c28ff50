import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction } from "../../../../foundation/database/in-transaction.js";
import { forbidden } from "../../../../foundation/errors/graph-errors.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { recordSessionEnd } from "../../store/sessions.js";

/** Ends the session that the request came with. One that is over already is over. */
export async function signOut(context: ActionContext): Promise<Refusal | { userErrors: [] }> {
  const { actor } = context;
  if (actor.kind !== "user") throw forbidden();
  const { sessionId } = actor;
  if (sessionId === undefined) {
    return refuse("NOT_ALLOWED_HERE", null, "This request came without a session: an access token is revoked instead.");
  }
  await inTransaction(context.database, async (tx) => {
    if (!(await recordSessionEnd(tx, sessionId))) return;
    const resource = { resourceType: "User", resourceId: actor.userId, resourceName: actor.username } as const;
    await recordChange(tx, context, { ...resource, action: "SIGN_OUT", organization: null });
  });
  return done({});
}
