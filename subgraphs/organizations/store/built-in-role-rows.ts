import { newId } from "../../../foundation/ids/new-id.js";
import type { RoleId } from "../../../foundation/ids/ids.js";
import { organizationRoles, siteRoles } from "../../../foundation/rbac/built-in-roles.js";
import type { RoleDefinition } from "../../../foundation/rbac/role-definition.js";

export interface BuiltInRoleRow {
  id: RoleId;
  organizationId: string | null;
  name: string;
  displayName: string;
  isBuiltIn: true;
  createdAt: Date;
}

/** The rows of the built-in roles of an organization, or of the site (null): each has an id of its own there. */
export function builtInRoleRows(organizationId: string | null, createdAt: Date): BuiltInRoleRow[] {
  const definitions: Readonly<Record<string, RoleDefinition>> = organizationId === null ? siteRoles : organizationRoles;
  return Object.entries(definitions).map(([name, { displayName }]) => ({
    id: newId<"Role">(),
    organizationId,
    name,
    displayName,
    isBuiltIn: true,
    createdAt,
  }));
}
