import type { ActionContext } from "../../../foundation/actions/action-context.js";
import { recordChange } from "../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../foundation/database/in-transaction.js";
import { violatedConstraint } from "../../../foundation/database/violated-constraint.js";
import { done, refuse, refuseAll, type Refusal } from "../../../foundation/errors/user-errors.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { authorize } from "../../../foundation/rbac/authorize.js";
import { faultsOfOrganization } from "../rules/faults-of-organization.js";
import { recordOrganization } from "../store/record-organization.js";
import type { OrganizationRow } from "../store/organizations.js";

export interface NewOrganization {
  name: string;
  displayName?: string | null;
  description?: string | null;
  icon?: string | null;
}

/** The fields of an organization that its audit rows show. */
export const auditedOrganization = ({ name, displayName, description, icon, defaultMemberRoles }: OrganizationRow) => ({
  name,
  displayName,
  description,
  icon,
  defaultMemberRoles,
});

async function create(tx: Transaction, context: ActionContext, input: NewOrganization): Promise<OrganizationRow> {
  const organization = await recordOrganization(tx, {
    id: newId<"Organization">(),
    name: input.name,
    displayName: input.displayName ?? input.name,
    description: input.description ?? "",
    icon: input.icon ?? "",
    createdAt: context.clock.now(),
  });
  await recordChange(tx, context, {
    action: "CREATE",
    resourceType: "Organization",
    resourceId: organization.id,
    resourceName: organization.name,
    organization,
    after: auditedOrganization(organization),
  });
  return organization;
}

/** Makes an organization with its Everyone group and its built-in roles; its creator does not become a member. */
export async function createOrganization(
  context: ActionContext,
  input: NewOrganization,
): Promise<Refusal | { organization: OrganizationRow; userErrors: [] }> {
  authorize(context.actor, "ORGANIZATION_CREATE", {});
  const faults = faultsOfOrganization(input);
  if (faults.length > 0) return refuseAll(faults);
  try {
    return done({ organization: await inTransaction(context.database, (tx) => create(tx, context, input)) });
  } catch (error) {
    if (violatedConstraint(error) !== "organizations_name_key") throw error;
    return refuse("TAKEN", ["input", "name"], `There is an organization "${input.name}" already. Choose another name.`);
  }
}
