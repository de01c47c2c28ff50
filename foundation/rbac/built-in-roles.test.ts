import { expect, test } from "@jest/globals";
import { organizationRoles, siteRoles } from "./built-in-roles.js";
import type { RoleDefinition } from "./role-definition.js";
import { allPermissions, type Permission } from "./permissions.js";

const roles: [string, RoleDefinition][] = [...Object.entries(siteRoles), ...Object.entries(organizationRoles)];

test.each(roles)("%s names no permission twice on a level", (_, role) => {
  for (const level of [role.site, role.organization, role.owner, role.denied]) {
    expect(new Set(level).size).toBe(level.length);
  }
});

test.each(roles)("%s holds nothing that only a machine's credentials hold", (_, role) => {
  const held = [...role.site, ...role.organization, ...role.owner];
  expect(held).not.toContain("PROVISIONER_JOB_RUN");
  expect(held).not.toContain("WORKSPACE_PROXY_REPORT");
});

test("a site owner holds every permission but those", () => {
  expect(siteRoles.owner.site).toHaveLength(allPermissions.length - 2);
});

test.each(Object.entries(organizationRoles))("%s gives nothing at the site but to find people", (_, role) => {
  const allowed: Permission[] = ["USER_READ"];
  expect(role.site.filter((permission) => !allowed.includes(permission))).toEqual([]);
});

test("only the ban denies, and a ban gives nothing", () => {
  expect(roles.filter(([, role]) => role.denied.length > 0).map(([name]) => name)).toEqual([
    "organization-workspace-creation-ban",
  ]);
  const ban = organizationRoles["organization-workspace-creation-ban"];
  expect([...ban.site, ...ban.organization, ...ban.owner]).toEqual([]);
});
