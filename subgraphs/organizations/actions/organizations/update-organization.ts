import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { organizationRoles } from "../../../../foundation/rbac/built-in-roles.js";
import { faultsOfOrganization, type OrganizationFields } from "../../rules/faults-of-organization.js";
import { diffRoles, faultsOfRoles } from "../../rules/faults-of-roles.js";
import {
  findOrganization,
  findOrganizationLocked,
  recordOrganizationUpdate,
  type OrganizationRow,
} from "../../store/organizations.js";
import { listRolesOf } from "../../store/roles.js";
import { refuseEscalation } from "../roles/refuse-escalation.js";
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

type Outcome = Refusal | { organization: OrganizationRow; userErrors: [] };

const path = ["input", "defaultMemberRoles"];

/** Everybody who joins gets the default roles, so whoever changes them must hold what changes. */
async function refuseDefaults(tx: Transaction, context: ActionContext, { before, roles }: Defaults) {
  const { given, taken } = diffRoles(before.defaultMemberRoles, roles);
  const changed = (await listRolesOf(tx, before.id)).filter(({ name }) => given.includes(name) || taken.includes(name));
  return refuseEscalation(context.actor, changed, { organizationId: before.id as OrganizationId, path });
}

interface Defaults {
  before: OrganizationRow;
  roles: readonly string[];
}

async function update(tx: Transaction, context: ActionContext, input: OrganizationUpdate): Promise<Outcome> {
  const before = orNotFound(await findOrganizationLocked(tx, input.id));
  const data = { ...changesOf(input), updatedAt: context.clock.now() };
  const roles = data.defaultMemberRoles;
  const refusal = roles ? await refuseDefaults(tx, context, { before, roles }) : null;
  if (refusal) return refusal;
  const after = await recordOrganizationUpdate(tx, input.id, data);
  await recordOrganizationChange(tx, context, { action: "UPDATE", before, after });
  return done({ organization: after });
}

/** Changes what is given; what is left out stays. Default roles are built-in ones. */
export async function updateOrganization(context: ActionContext, input: OrganizationUpdate): Promise<Outcome> {
  orNotFound(await findOrganization(context.database, input.id));
  authorize(context.actor, "ORGANIZATION_UPDATE", { organizationId: input.id }, "ORGANIZATION_READ");
  const choice = { known: Object.keys(organizationRoles), path };
  const faults = [...faultsOfOrganization(input), ...faultsOfRoles(input.defaultMemberRoles ?? [], choice)];
  if (faults.length > 0) return refuseAll(faults);
  try {
    return await inTransaction(context.database, (tx) => update(tx, context, input));
  } catch (error) {
    return refuseViolation(error, nameTaken(input.name ?? ""));
  }
}
