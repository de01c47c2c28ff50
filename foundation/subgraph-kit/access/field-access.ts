import { valueFromASTUntyped, type ConstDirectiveNode } from "graphql";
import type { Permission, RoleScope } from "../../rbac/permissions.js";

/** One `@requiresPermission`, as it was declared. */
export interface Requirement {
  permission: Permission;
  scope: RoleScope;
  object: string | null;
  owner: string | null;
}

/** What a field declares: open to all, or to whoever is signed in and meets every requirement; null for nothing at all. */
export type FieldAccess = "public" | { requirements: readonly Requirement[] };

type Directives = readonly ConstDirectiveNode[] | undefined;

const isOneOf =
  (...names: string[]) =>
  (node: ConstDirectiveNode) =>
    names.includes(node.name.value);

/** The directives that say who may ask. */
export const isAccessDirective = isOneOf("requiresPermission", "public", "authenticated");

function readRequirement({ arguments: given = [] }: ConstDirectiveNode): Requirement {
  const values = Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
  const { permission, scope = "ORGANIZATION", object = null, owner = null } = values as Partial<Requirement>;
  return { permission: permission as Permission, scope, object, owner };
}

/** Who may ask for a field, by its directives. */
export function readFieldAccess(directives: Directives): FieldAccess | null {
  const found = (directives ?? []).filter(isAccessDirective);
  if (found.length === 0) return null;
  if (found.some(isOneOf("public"))) return "public";
  return { requirements: found.filter(isOneOf("requiresPermission")).map(readRequirement) };
}
