import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId, RoleId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { noGrants } from "../../../../foundation/rbac/grants.js";
import type { Permission } from "../../../../foundation/rbac/permissions.js";
import { faultsOfRole } from "../../rules/faults-of-role.js";
import { findRole, findRoleLocked, recordRoleUpdate, type RoleRow } from "../../store/roles.js";
import { builtInStays } from "./built-in-stays.js";
import { recordRoleChange } from "./record-role-change.js";
import { refuseEscalation } from "./refuse-escalation.js";

export interface RoleUpdate {
  id: RoleId;
  displayName?: string | null;
  organizationPermissions?: readonly Permission[] | null;
  ownerPermissions?: readonly Permission[] | null;
}

type Outcome = Refusal | { role: RoleRow; userErrors: [] };

const listOf = (given: readonly Permission[] | null | undefined, before: readonly Permission[]): Permission[] =>
  given === undefined ? [...before] : [...new Set(given)];

/** What is in one of the lists and not in the other. */
const difference = (one: readonly Permission[], other: readonly Permission[]): Permission[] => [
  ...one.filter((permission) => !other.includes(permission)),
  ...other.filter((permission) => !one.includes(permission)),
];

async function update(tx: Transaction, context: ActionContext, input: RoleUpdate): Promise<Outcome> {
  const before = orNotFound(await findRoleLocked(tx, input.id));
  const organizationPermissions = listOf(input.organizationPermissions, before.organizationPermissions);
  const ownerPermissions = listOf(input.ownerPermissions, before.ownerPermissions);
  const changed = {
    sitePermissions: noGrants.site,
    organizationPermissions: difference(before.organizationPermissions, organizationPermissions),
    ownerPermissions: difference(before.ownerPermissions, ownerPermissions),
    deniedPermissions: noGrants.denied,
  };
  const organizationId = before.organizationId as OrganizationId;
  const path = ["input", "organizationPermissions"];
  const refusal = refuseEscalation(context.actor, [changed], { organizationId, path });
  if (refusal) return refusal;
  const { displayName } = input;
  const data = { organizationPermissions, ownerPermissions, ...(displayName != null && { displayName }) };
  const after = await recordRoleUpdate(tx, before.id, data);
  await recordRoleChange(tx, context, { action: "UPDATE", before, after });
  return done({ role: after });
}

/** Changes a custom role, and so what all who hold it may do. What changes, the actor must hold. */
export async function updateRole(context: ActionContext, input: RoleUpdate): Promise<Outcome> {
  const role = orNotFound(await findRole(context.database, input.id));
  const organizationId = role.organizationId as OrganizationId | null;
  const seenBy = organizationId === null ? "SITE_ROLE_READ" : "ORGANIZATION_ROLE_READ";
  authorize(context.actor, "ORGANIZATION_ROLE_UPDATE", { organizationId }, seenBy);
  if (role.isBuiltIn) return builtInStays;
  const faults = faultsOfRole(input);
  if (faults.length > 0) return refuseAll(faults);
  return inTransaction(context.database, (tx) => update(tx, context, input));
}
