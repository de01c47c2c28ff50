import { noPermissions, permissionSet, unionOf, type PermissionSet } from "./permission-sets.js";
import type { Permission } from "./permissions.js";
import type { RoleDefinition } from "./role-definition.js";

/** What a role gives and takes, by level. */
export type RoleGrants = Pick<RoleDefinition, "site" | "organization" | "owner" | "denied">;

/** What several roles give and take together, by level. */
export type Grants = { readonly [Level in keyof RoleGrants]: ReadonlySet<Permission> };

/** A role that gives nothing, to begin a role of one's own with. */
export const noGrants: RoleGrants = { site: [], organization: [], owner: [], denied: [] };

const setByList = new WeakMap<readonly Permission[], PermissionSet>();

function setOf(list: readonly Permission[]): PermissionSet {
  if (list.length === 0) return noPermissions;
  const known = setByList.get(list);
  if (known) return known;
  const set = permissionSet(list);
  setByList.set(list, set);
  return set;
}

/** The union of what these roles give, and of what they take. */
export function combineGrants(roles: readonly RoleGrants[]): Grants {
  const level = (name: keyof RoleGrants) =>
    roles.reduce((held: PermissionSet, role) => unionOf(held, setOf(role[name])), noPermissions);
  return { site: level("site"), organization: level("organization"), owner: level("owner"), denied: level("denied") };
}
