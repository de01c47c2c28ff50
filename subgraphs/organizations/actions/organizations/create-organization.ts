import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { faultsOfManifestLabel } from "../../../../foundation/names/manifest-label.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { faultsOfOrganization } from "../../rules/faults-of-organization.js";
import type { OrganizationRow } from "../../store/organizations.js";
import { recordOrganization } from "../../store/record-organization.js";
import { nameTaken } from "./name-taken.js";
import { recordOrganizationChange } from "./record-organization-change.js";

export interface NewOrganization {
  name: string;
  displayName?: string | null;
  description?: string | null;
  icon?: string | null;
  manifestLabel?: string | null;
}

async function create(tx: Transaction, context: ActionContext, input: NewOrganization): Promise<OrganizationRow> {
  const organization = await recordOrganization(tx, {
    id: newId<"Organization">(),
    name: input.name,
    displayName: input.displayName ?? input.name,
    description: input.description ?? "",
    icon: input.icon ?? "",
    manifestLabel: input.manifestLabel ?? null,
    createdAt: context.clock.now(),
  });
  await recordOrganizationChange(tx, context, { action: "CREATE", after: organization });
  return organization;
}

/** Makes an organization with its Everyone group and its built-in roles; its creator does not become a member. */
export async function createOrganization(
  context: ActionContext,
  input: NewOrganization,
): Promise<Refusal | { organization: OrganizationRow; userErrors: [] }> {
  authorize(context.actor, "ORGANIZATION_CREATE", {});
  const faults = [
    ...faultsOfOrganization({ ...input, displayName: input.displayName ?? undefined }),
    ...faultsOfManifestLabel(input.manifestLabel),
  ];
  if (faults.length > 0) return refuseAll(faults);
  try {
    return done({ organization: await inTransaction(context.database, (tx) => create(tx, context, input)) });
  } catch (error) {
    return refuseViolation(error, nameTaken(input.name));
  }
}
