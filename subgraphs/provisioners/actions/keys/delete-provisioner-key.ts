import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction } from "../../../../foundation/database/in-transaction.js";
import { notFound } from "../../../../foundation/errors/graph-errors.js";
import { done } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { ProvisionerKeyId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { findKey, recordKeyDeletion, removeKeyWithoutWork } from "../../store/keys.js";
import { auditedKey } from "../audited-key.js";

/** Ends a key: no daemon takes a job by it from now on; one that is at work may still report that job. */
export async function deleteProvisionerKey(context: ActionContext, { id }: { id: ProvisionerKeyId }) {
  const key = orNotFound(await findKey(context.database, id));
  authorize(context.actor, "PROVISIONER_DELETE", resourceOf(key), "PROVISIONER_READ");
  return inTransaction(context.database, async (tx) => {
    if (!(await recordKeyDeletion(tx, id, context.clock.now()))) throw notFound();
    await recordChange(tx, context, {
      action: "DELETE",
      resourceType: "ProvisionerKey",
      resourceId: id,
      resourceName: key.name,
      organization: await findOrganizationNamed(tx, key.organizationId),
      before: auditedKey(key),
    });
    await removeKeyWithoutWork(tx, id);
    return done({ deletedId: encodeId("ProvisionerKey", id) });
  });
}
