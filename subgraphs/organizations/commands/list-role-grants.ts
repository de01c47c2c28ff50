import type { Transaction } from "../../../foundation/database/in-transaction.js";
import type { RoleGrants } from "../../../foundation/rbac/grants.js";
import { listRolesOf } from "../store/roles.js";

/** What each role of an organization, or of the site (null), gives and takes, by its name. */
export async function listRoleGrants(tx: Transaction, organizationId: string | null): Promise<Map<string, RoleGrants>> {
  const roles = await listRolesOf(tx, organizationId);
  return new Map(
    roles.map((role) => [
      role.name,
      {
        site: role.sitePermissions,
        organization: role.organizationPermissions,
        owner: role.ownerPermissions,
        denied: role.deniedPermissions,
      },
    ]),
  );
}
