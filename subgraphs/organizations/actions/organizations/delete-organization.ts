import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { countRestrictingRows, inWords } from "../../../../foundation/database/count-restricting-rows.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { violatedConstraint } from "../../../../foundation/database/violated-constraint.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { findOrganization, findOrganizationLocked, recordOrganizationDeletion } from "../../store/organizations.js";
import { recordOrganizationChange } from "./record-organization-change.js";

async function remove(tx: Transaction, context: ActionContext, id: OrganizationId): Promise<void> {
  const before = orNotFound(await findOrganizationLocked(tx, id));
  await recordOrganizationChange(tx, context, { action: "DELETE", before });
  await recordOrganizationDeletion(tx, id);
}

/** Deletes an organization with its members, groups and roles; what others own in it keeps it from being deleted. */
export async function deleteOrganization(
  context: ActionContext,
  id: OrganizationId,
): Promise<Refusal | { deletedId: string; userErrors: [] }> {
  const { isDefault } = orNotFound(await findOrganization(context.database, id));
  authorize(context.actor, "ORGANIZATION_DELETE", { organizationId: id }, "ORGANIZATION_READ");
  const path = ["input", "id"];
  if (isDefault) return refuse("NOT_ALLOWED_HERE", path, "The default organization cannot be deleted.");
  try {
    await inTransaction(context.database, (tx) => remove(tx, context, id));
    return done({ deletedId: encodeId("Organization", id) });
  } catch (error) {
    if (!violatedConstraint(error)) throw error;
    const rest = inWords(await countRestrictingRows(context.database, "organizations.organizations", id));
    return refuse("IN_USE", path, `It still has ${rest}. Delete these first.`);
  }
}
