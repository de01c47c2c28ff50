import { expect, test } from "@jest/globals";
import { faultsOfRole, type RoleFields } from "./faults-of-role.js";

test("a sound role has no faults, and what is left out is not judged", () => {
  expect(faultsOfRole({ name: "template-editor", organizationPermissions: ["TEMPLATE_UPDATE"] })).toEqual([]);
  expect(faultsOfRole({})).toEqual([]);
});

test.each<[string, RoleFields, string, RegExp]>([
  ["a malformed name", { name: "Template Editor" }, "name", /no valid name/],
  ["a built-in organization role's name", { name: "organization-admin" }, "name", /built-in role/],
  ["a built-in site role's name", { name: "owner" }, "name", /built-in role/],
  ["an implied role's name", { name: "organization-member" }, "name", /built-in role/],
  ["no display name", { displayName: null }, "displayName", /cannot be empty/],
  ["a permission of the site", { organizationPermissions: ["USER_CREATE"] }, "organizationPermissions", /USER_CREATE/],
  ["a permission of daemons", { ownerPermissions: ["PROVISIONER_JOB_RUN"] }, "ownerPermissions", /PROVISIONER_JOB_RUN/],
])("%s is refused", (_, role, field, sentence) => {
  expect(faultsOfRole(role)).toEqual([
    { code: "INVALID", path: ["input", field], message: expect.stringMatching(sentence) },
  ]);
});
