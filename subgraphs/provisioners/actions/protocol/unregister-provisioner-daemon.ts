import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { done } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { ProvisionerDaemonId } from "../../../../foundation/ids/ids.js";
import { recordFarewell } from "../../store/daemons.js";
import { ownDaemon } from "./own-daemon.js";

/** Takes a daemon's good-bye: it is offline at once, and itself again when it registers. */
export async function unregisterProvisionerDaemon(context: ActionContext, { id }: { id: ProvisionerDaemonId }) {
  const daemon = await ownDaemon(context, id);
  await recordFarewell(context.database, daemon.id, context.clock.now());
  return done({ deletedId: encodeId("ProvisionerDaemon", daemon.id) });
}
