import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { faultsOfManifestLabel } from "../../../../foundation/names/manifest-label.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { noGrants } from "../../../../foundation/rbac/grants.js";
import type { Permission } from "../../../../foundation/rbac/permissions.js";
import { faultsOfRole } from "../../rules/faults-of-role.js";
import { findOrganization } from "../../store/organizations.js";
import { recordRole, type RoleRow } from "../../store/roles.js";
import { recordRoleChange } from "./record-role-change.js";
import { refuseEscalation } from "./refuse-escalation.js";

export interface NewRole {
  organizationId: OrganizationId;
  name: string;
  displayName?: string | null;
  organizationPermissions: readonly Permission[];
  ownerPermissions?: readonly Permission[] | null;
  manifestLabel?: string | null;
}

const unique = (permissions: readonly Permission[] | null | undefined): Permission[] => [...new Set(permissions)];

async function create(tx: Transaction, context: ActionContext, input: NewRole): Promise<RoleRow> {
  const role = await recordRole(tx, {
    id: newId<"Role">(),
    organizationId: input.organizationId,
    name: input.name,
    displayName: input.displayName ?? input.name,
    organizationPermissions: unique(input.organizationPermissions),
    ownerPermissions: unique(input.ownerPermissions),
    manifestLabel: input.manifestLabel ?? null,
    createdAt: context.clock.now(),
  });
  await recordRoleChange(tx, context, { action: "CREATE", after: role });
  return role;
}

/** Makes a custom role of permissions that its maker holds in the organization. */
export async function createRole(
  context: ActionContext,
  input: NewRole,
): Promise<Refusal | { role: RoleRow; userErrors: [] }> {
  const { organizationId, organizationPermissions, ownerPermissions } = input;
  orNotFound(await findOrganization(context.database, organizationId));
  authorize(context.actor, "ORGANIZATION_ROLE_CREATE", { organizationId }, "ORGANIZATION_READ");
  const faults = [
    ...faultsOfRole({ ...input, displayName: input.displayName ?? undefined }),
    ...faultsOfManifestLabel(input.manifestLabel),
  ];
  if (faults.length > 0) return refuseAll(faults);
  const asked = {
    sitePermissions: noGrants.site,
    organizationPermissions,
    ownerPermissions: ownerPermissions ?? [],
    deniedPermissions: noGrants.denied,
  };
  const path = ["input", "organizationPermissions"];
  const refusal = refuseEscalation(context.actor, [asked], { organizationId, path });
  if (refusal) return refusal;
  try {
    return done({ role: await inTransaction(context.database, (tx) => create(tx, context, input)) });
  } catch (error) {
    const message = `The organization has a role "${input.name}" already. Choose another name.`;
    const taken = refuse("TAKEN", ["input", "name"], message);
    return refuseViolation(error, { roles_organization_id_name_key: taken });
  }
}
