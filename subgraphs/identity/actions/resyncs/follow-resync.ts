import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { IdentityResyncId, OrganizationId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { findResync, type ResyncRow } from "../../store/resyncs.js";
import type { ResyncFeed } from "./resync-feed.js";

/** A resync now, and at every step, until it is over. */
export async function followResync(
  context: ActionContext & { resyncs: ResyncFeed },
  { id }: { id: IdentityResyncId },
): Promise<AsyncIterable<ResyncRow>> {
  const resync = orNotFound(await findResync(context.database, id));
  const organizationId = resync.organizationId as OrganizationId | null;
  authorize(context.actor, "IDENTITY_SYNC_READ", { organizationId }, "IDENTITY_SYNC_READ");
  return context.resyncs.follow(id, context.signal);
}
