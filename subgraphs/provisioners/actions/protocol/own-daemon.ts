import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { forbidden, unauthenticated } from "../../../../foundation/errors/graph-errors.js";
import type { Statements } from "../../../../foundation/database/statements.js";
import type { ProvisionerDaemonId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import type { ProvisionerKeyActor } from "../../../../foundation/rbac/actor.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { recordDaemonSeen, type DaemonRow } from "../../store/daemons.js";
import { holdKey } from "../../store/keys.js";

/** The key that asks: nobody else may say what a daemon says. */
export function actingKey({ actor }: ActionContext): ProvisionerKeyActor {
  authorize(actor, "PROVISIONER_JOB_RUN", actor.kind === "provisioner-key" ? actor : {});
  if (actor.kind !== "provisioner-key") throw forbidden();
  return actor;
}

/** Throws UNAUTHENTICATED for a key that only lives on for the jobs that its daemons have to finish. */
export async function requireKeyInForce(tx: Statements, { keyId }: ProvisionerKeyActor, now: Date): Promise<void> {
  if (!(await holdKey(tx, keyId, now))) {
    throw unauthenticated("The provisioner key was deleted or has expired. Start the daemon with another key.");
  }
}

/** A daemon of the acting key, seen now; NOT_FOUND for any other. */
export async function ownDaemon(context: ActionContext, daemonId: ProvisionerDaemonId): Promise<DaemonRow> {
  const { keyId } = actingKey(context);
  return orNotFound(await recordDaemonSeen(context.database, { id: daemonId, keyId }, context.clock.now()));
}
