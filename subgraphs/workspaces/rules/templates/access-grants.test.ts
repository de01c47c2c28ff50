import { expect, test } from "@jest/globals";
import type { Permission } from "../../../../foundation/rbac/permissions.js";
import { administratorsPermissions, permissionsOfAccess, type AccessRole } from "./access-grants.js";

test.each<[AccessRole[], Permission, boolean]>([
  [[], "TEMPLATE_READ", false],
  [["USE"], "TEMPLATE_READ", true],
  [["USE"], "TEMPLATE_USE", true],
  [["USE"], "TEMPLATE_UPDATE", false],
  [["ADMIN"], "TEMPLATE_UPDATE", true],
  [["USE", "ADMIN"], "TEMPLATE_DELETE", true],
  [["ADMIN"], "WORKSPACE_CREATE", false],
])("%j gives %s: %s", (roles, permission, expected) =>
  expect(new Set<Permission>(permissionsOfAccess(roles)).has(permission)).toBe(expected),
);

test("an administrator of a template may do all that is about templates", () => {
  expect(administratorsPermissions.every((permission) => permission.startsWith("TEMPLATE_"))).toBe(true);
  expect(administratorsPermissions).toContain("TEMPLATE_VIEW_INSIGHTS");
});
