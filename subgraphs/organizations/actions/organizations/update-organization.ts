import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { organizationRoles } from "../../../../foundation/rbac/built-in-roles.js";
import { faultsOfOrganization, type OrganizationFields } from "../../rules/faults-of-organization.js";
import { faultsOfRoles } from "../../rules/faults-of-roles.js";
import {
  findOrganization,
  findOrganizationLocked,
  recordOrganizationUpdate,
  type OrganizationRow,
} from "../../store/organizations.js";
import { nameTaken } from "./name-taken.js";
import { recordOrganizationChange } from "./record-organization-change.js";

export interface OrganizationUpdate extends OrganizationFields {
  id: OrganizationId;
  defaultMemberRoles?: string[] | null;
}

const cleared = <Value>(value: Value | null | undefined, empty: Value): Value | undefined =>
  value === null ? empty : value;

function changesOf({ name, displayName, description, icon, defaultMemberRoles }: OrganizationUpdate) {
  const roles = cleared(defaultMemberRoles, []);
  return {
    name: name ?? undefined,
    displayName: displayName ?? undefined,
    description: cleared(description, ""),
    icon: cleared(icon, ""),
    defaultMemberRoles: roles && [...new Set(roles)],
  };
}

async function update(tx: Transaction, context: ActionContext, input: OrganizationUpdate): Promise<OrganizationRow> {
  const before = orNotFound(await findOrganizationLocked(tx, input.id));
  const data = { ...changesOf(input), updatedAt: context.clock.now() };
  const after = await recordOrganizationUpdate(tx, input.id, data);
  await recordOrganizationChange(tx, context, { action: "UPDATE", before, after });
  return after;
}

/** Changes what is given; what is left out stays. Default roles are built-in ones. */
export async function updateOrganization(
  context: ActionContext,
  input: OrganizationUpdate,
): Promise<Refusal | { organization: OrganizationRow; userErrors: [] }> {
  orNotFound(await findOrganization(context.database, input.id));
  authorize(context.actor, "ORGANIZATION_UPDATE", { organizationId: input.id }, "ORGANIZATION_READ");
  const choice = { known: Object.keys(organizationRoles), path: ["input", "defaultMemberRoles"] };
  const faults = [...faultsOfOrganization(input), ...faultsOfRoles(input.defaultMemberRoles ?? [], choice)];
  if (faults.length > 0) return refuseAll(faults);
  try {
    return done({ organization: await inTransaction(context.database, (tx) => update(tx, context, input)) });
  } catch (error) {
    return refuseViolation(error, nameTaken(input.name ?? ""));
  }
}
