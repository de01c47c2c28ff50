import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { IdentityResyncId, OrganizationId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { findResync, recordResyncEnd, type ResyncRow } from "../../store/resyncs.js";

/** Ends a resync; what it has done stays done. */
export async function cancelResync(
  context: ActionContext,
  id: IdentityResyncId,
): Promise<Refusal | { resync: ResyncRow; userErrors: [] }> {
  const { database, clock } = context;
  const resync = orNotFound(await findResync(database, id));
  const organizationId = resync.organizationId as OrganizationId | null;
  authorize(context.actor, "IDENTITY_SYNC_UPDATE", { organizationId }, "IDENTITY_SYNC_READ");
  const isEnded = await inTransaction(database, async (tx) => {
    if (!(await recordResyncEnd(tx, id, { status: "CANCELED", completedAt: clock.now() }))) return false;
    const organization = organizationId && (await findOrganizationNamed(tx, organizationId));
    const resource = { resourceType: "IdentityResync", resourceId: id } as const;
    const resourceName = organization?.name ?? "everybody";
    await recordChange(tx, context, { ...resource, action: "STOP", resourceName, organization });
    return true;
  });
  if (!isEnded) return refuse("NOT_ALLOWED_HERE", ["input", "id"], "This resync is over already.");
  return done({ resync });
}
