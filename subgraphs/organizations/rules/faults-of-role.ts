import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import { faultsOfText } from "../../../foundation/names/faults-of-text.js";
import { faultOfSlug } from "../../../foundation/names/slug.js";
import { machineOnly, organizationRoles, siteOnly, siteRoles } from "../../../foundation/rbac/built-in-roles.js";
import type { Permission } from "../../../foundation/rbac/permissions.js";

/** What is asked of a custom role; fields that are left out are not judged. */
export interface RoleFields {
  name?: string;
  displayName?: string | null;
  organizationPermissions?: readonly Permission[] | null;
  ownerPermissions?: readonly Permission[] | null;
}

const reserved = new Set([...Object.keys(siteRoles), ...Object.keys(organizationRoles)]);
const notForCustomRoles = new Set<Permission>([...siteOnly, ...machineOnly]);

function faultsOfName(name: string | undefined): UserErrorValue[] {
  if (name === undefined) return [];
  const path = ["input", "name"];
  const fault = faultOfSlug(name, path);
  if (fault) return [fault];
  const message = `"${name}" is the name of a built-in role. Choose another.`;
  return reserved.has(name) ? [{ code: "INVALID", path, message }] : [];
}

function faultsOfPermissions(permissions: readonly Permission[] | null | undefined, field: string): UserErrorValue[] {
  const wrong = (permissions ?? []).filter((permission) => notForCustomRoles.has(permission));
  if (wrong.length === 0) return [];
  const message = `No role of an organization gives ${wrong.join(", ")}. Leave it out.`;
  return [{ code: "INVALID", path: ["input", field], message }];
}

/** All that is wrong with a custom role as it is asked for. */
export const faultsOfRole = (role: RoleFields): UserErrorValue[] => [
  ...faultsOfName(role.name),
  ...faultsOfText(role.displayName, { path: ["input", "displayName"], atMost: 64, isRequired: true }),
  ...faultsOfPermissions(role.organizationPermissions, "organizationPermissions"),
  ...faultsOfPermissions(role.ownerPermissions, "ownerPermissions"),
];
