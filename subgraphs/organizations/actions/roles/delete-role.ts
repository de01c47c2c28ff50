import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { OrganizationId, RoleId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { findRole, findRoleLocked, recordRoleDeletion } from "../../store/roles.js";
import { builtInStays } from "./built-in-stays.js";
import { recordRoleChange } from "./record-role-change.js";
import { refuseEscalation } from "./refuse-escalation.js";

type Outcome = Refusal | { deletedId: string; userErrors: [] };

async function remove(tx: Transaction, context: ActionContext, id: RoleId): Promise<Outcome> {
  const role = orNotFound(await findRoleLocked(tx, id));
  const organizationId = role.organizationId as OrganizationId;
  const refusal = refuseEscalation(context.actor, [role], { organizationId, path: ["input", "id"] });
  if (refusal) return refusal;
  await recordRoleDeletion(tx, role);
  await recordRoleChange(tx, context, { action: "DELETE", before: role });
  return done({ deletedId: encodeId("Role", id) });
}

/** Deletes a custom role; members who hold it lose it, so the actor must hold what it gives. */
export async function deleteRole(context: ActionContext, { id }: { id: RoleId }): Promise<Outcome> {
  const role = orNotFound(await findRole(context.database, id));
  const organizationId = role.organizationId as OrganizationId | null;
  const seenBy = organizationId === null ? "SITE_ROLE_READ" : "ORGANIZATION_ROLE_READ";
  authorize(context.actor, "ORGANIZATION_ROLE_DELETE", { organizationId }, seenBy);
  if (role.isBuiltIn) return builtInStays;
  return inTransaction(context.database, (tx) => remove(tx, context, id));
}
