import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";
import { impliedRoles } from "../../../foundation/rbac/built-in-roles.js";

/** Roles that one request may name. */
const mostRoles = 100;

/** Which roles there are to be given, and where in the input they are named. */
export interface RoleChoice {
  known: readonly string[];
  path: string[];
}

/** The refusals of names that are no role here, or a role that comes by itself. */
export function faultsOfRoles(names: readonly string[], { known, path }: RoleChoice): UserErrorValue[] {
  if (names.length > mostRoles) {
    return [{ code: "LIMIT_EXCEEDED", path, message: `At most ${String(mostRoles)} roles are given at once.` }];
  }
  return [...new Set(names)].flatMap((name): UserErrorValue[] => {
    if (impliedRoles.includes(name)) {
      return [{ code: "INVALID", path, message: `"${name}" comes by itself and is not given. Leave it out.` }];
    }
    if (known.includes(name)) return [];
    return [{ code: "NOT_FOUND", path, message: `There is no role "${name.slice(0, 64)}" here.` }];
  });
}

/** What a new list of roles gives and takes away. */
export function diffRoles(before: readonly string[], after: readonly string[]): { given: string[]; taken: string[] } {
  return {
    given: after.filter((name) => !before.includes(name)),
    taken: before.filter((name) => !after.includes(name)),
  };
}
