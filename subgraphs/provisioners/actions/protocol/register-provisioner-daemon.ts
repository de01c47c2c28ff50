import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { faultsOfRegistration, type Registration } from "../../rules/faults-of-registration.js";
import { recordRegistration, type DaemonRow } from "../../store/daemons.js";
import { actingKey, requireKeyInForce } from "./own-daemon.js";

/** Introduces a daemon: its organization and tags are its key's. One that is known by its name there comes back as itself. */
export async function registerProvisionerDaemon(
  context: ActionContext,
  { name, version, apiVersion }: Registration,
): Promise<Refusal | { daemon: DaemonRow; userErrors: [] }> {
  const key = actingKey(context);
  const faults = faultsOfRegistration({ name, version, apiVersion });
  if (faults.length > 0) return refuseAll(faults);
  const { keyId, organizationId, tags } = key;
  const lastSeenAt = context.clock.now();
  const daemon = await inTransaction(context.database, async (tx) => {
    await requireKeyInForce(tx, key, lastSeenAt);
    const id = newId<"ProvisionerDaemon">();
    return recordRegistration(tx, { id, organizationId, keyId, name, tags, version, apiVersion, lastSeenAt });
  });
  return done({ daemon });
}
