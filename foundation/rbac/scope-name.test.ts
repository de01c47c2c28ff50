import { expect, test } from "@jest/globals";
import { allPermissions, type Permission } from "./permissions.js";
import { scopeNameOf } from "./scope-name.js";

test.each<[Permission, string]>([
  ["TEMPLATE_UPDATE", "template:update"],
  ["USER_READ", "user:read"],
  ["USER_READ_PERSONAL", "user:read_personal"],
  ["TEMPLATE_VIEW_INSIGHTS", "template:view_insights"],
  ["ORGANIZATION_MEMBER_READ", "organization_member:read"],
  ["PROVISIONER_JOB_RUN", "provisioner_job:run"],
])("%s is the scope %s", (permission, scope) => expect(scopeNameOf(permission)).toBe(scope));

test("no two permissions are one scope", () => {
  expect(new Set(allPermissions.map(scopeNameOf)).size).toBe(allPermissions.length);
});
