import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { IdentityProviderId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { clearIdentities } from "../../../organizations/commands/set-managed.js";
import { holdProvider, listUsersOfProviderAlone, recordProviderDeletion } from "../../store/providers.js";
import { recordProviderChange } from "./record-provider-change.js";

async function remove(tx: Transaction, context: ActionContext, id: IdentityProviderId): Promise<void> {
  const { clientSecret: _, ...provider } = orNotFound(await holdProvider(tx, id));
  await clearIdentities(tx, await listUsersOfProviderAlone(tx, id));
  await recordProviderDeletion(tx, id);
  await recordProviderChange(tx, context, { action: "DELETE", before: { provider } });
}

/** Deletes a provider; the sessions that it opened end, its users stay with all that they have. */
export async function deleteProvider(
  context: ActionContext,
  id: IdentityProviderId,
): Promise<{ deletedId: string; userErrors: [] }> {
  authorize(context.actor, "IDENTITY_PROVIDER_DELETE", {});
  await inTransaction(context.database, (tx) => remove(tx, context, id));
  return done({ deletedId: encodeId("IdentityProvider", id) });
}
