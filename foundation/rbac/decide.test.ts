import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { OrganizationId, ProvisionerKeyId, UserId, WorkspaceProxyId } from "../ids/ids.js";
import { anonymous, type Actor, type UserActor } from "./actor.js";
import { organizationRoles, siteRoles } from "./built-in-roles.js";
import { decide, type Resource } from "./decide.js";
import { allPermissions, type Permission } from "./permissions.js";
import { createUserActor, type MembershipFacts } from "./user-actor.js";
import { visibleOrganizations } from "./visibility.js";

const mine = "00000000-0000-7000-8000-000000000001" as OrganizationId;
const theirs = "00000000-0000-7000-8000-000000000002" as OrganizationId;
const me = "00000000-0000-7000-8000-000000000003" as UserId;
const other = "00000000-0000-7000-8000-000000000004" as UserId;

const user = (names: readonly string[], memberships: readonly MembershipFacts[]): UserActor =>
  createUserActor({ userId: me, username: "me", siteRoles: names, memberships, groupIds: [] });
const memberWith = (...roles: string[]): UserActor => user([], [{ organizationId: mine, roles }]);
const key: Actor = {
  kind: "provisioner-key",
  keyId: "00000000-0000-7000-8000-000000000005" as ProvisionerKeyId,
  keyName: "key",
  organizationId: mine,
  tags: {},
};

const proxy: Actor = {
  kind: "workspace-proxy",
  proxyId: "00000000-0000-7000-8000-000000000006" as WorkspaceProxyId,
  proxyName: "eu",
};

type Row = [string, Actor, Permission, Resource, boolean];
const myWorkspace: Resource = { organizationId: mine, ownerId: me };

test("a proxy reports on itself, and does nothing else", () => {
  expect(allPermissions.filter((permission) => decide(proxy, permission, {}))).toEqual(["WORKSPACE_PROXY_REPORT"]);
});

test.each<Row>([
  [
    "a site owner may change any organization",
    user(["owner"], []),
    "ORGANIZATION_UPDATE",
    { organizationId: theirs },
    true,
  ],
  ["a site owner runs no jobs", user(["owner"], []), "PROVISIONER_JOB_RUN", { organizationId: mine }, false],
  [
    "a ban does not stop a site owner",
    user(["owner"], [{ organizationId: mine, roles: ["organization-workspace-creation-ban"] }]),
    "WORKSPACE_CREATE",
    myWorkspace,
    true,
  ],
  [
    "an organization's administrator changes it",
    memberWith("organization-admin"),
    "ORGANIZATION_UPDATE",
    { organizationId: mine },
    true,
  ],
  ["… and no other", memberWith("organization-admin"), "ORGANIZATION_UPDATE", { organizationId: theirs }, false],
  ["… and finds people", memberWith("organization-admin"), "USER_READ", {}, true],
  ["… and makes no organizations", memberWith("organization-admin"), "ORGANIZATION_CREATE", {}, false],
  [
    "a ban stops an administrator",
    memberWith("organization-admin", "organization-workspace-creation-ban"),
    "WORKSPACE_CREATE",
    { organizationId: mine },
    false,
  ],
  [
    "… and the workspace's owner",
    memberWith("organization-workspace-access", "organization-workspace-creation-ban"),
    "WORKSPACE_CREATE",
    myWorkspace,
    false,
  ],
  [
    "… and takes nothing else",
    memberWith("organization-workspace-access", "organization-workspace-creation-ban"),
    "WORKSPACE_START",
    myWorkspace,
    true,
  ],
  [
    "workspace access is for one's own",
    memberWith("organization-workspace-access"),
    "WORKSPACE_CREATE",
    myWorkspace,
    true,
  ],
  [
    "… and for nobody else's",
    memberWith("organization-workspace-access"),
    "WORKSPACE_READ",
    { organizationId: mine, ownerId: other },
    false,
  ],
  [
    "… and only where one is a member",
    memberWith("organization-workspace-access"),
    "WORKSPACE_READ",
    { organizationId: theirs, ownerId: me },
    false,
  ],
  ["a plain member reads the organization", memberWith(), "ORGANIZATION_READ", { organizationId: mine }, true],
  ["a plain member reads no templates by role", memberWith(), "TEMPLATE_READ", { organizationId: mine }, false],
  ["everybody changes their own profile", user([], []), "USER_UPDATE_PERSONAL", { ownerId: me }, true],
  ["nobody changes another's", user([], []), "USER_UPDATE_PERSONAL", { ownerId: other }, false],
  ["what belongs to nobody is not one's own", user([], []), "USER_READ_PERSONAL", {}, false],
  ["everybody reads site roles", user([], []), "SITE_ROLE_READ", {}, true],
  [
    "a site auditor reads templates everywhere",
    user(["auditor"], []),
    "TEMPLATE_READ",
    { organizationId: theirs },
    true,
  ],
  ["a key runs jobs of its organization", key, "PROVISIONER_JOB_RUN", { organizationId: mine }, true],
  ["a key runs no other's", key, "PROVISIONER_JOB_RUN", { organizationId: theirs }, false],
])("%s", (_, actor, permission, resource, expected) => {
  expect(decide(actor, permission, resource)).toBe(expected);
});

const kinds: [string, Resource][] = [
  ["own", { organizationId: mine, ownerId: me }],
  ["other's", { organizationId: mine, ownerId: other }],
  ["other organization's", { organizationId: theirs, ownerId: other }],
  ["own, without organization", { ownerId: me }],
  ["site's", {}],
];
const marks = ["o", "m", "x", "p", "s"];

/** One line a permission: which kinds of object the role opens, alone with what is implied. */
function grid(actor: Actor): string {
  const line = (permission: Permission) =>
    kinds.map(([, resource], index) => (decide(actor, permission, resource) ? marks[index] : "·")).join("");
  return allPermissions.map((permission) => `${line(permission)} ${permission}`).join("\n");
}

describe("the matrix: own, another member's, another organization's, own without organization, the site's", () => {
  const actors: [string, Actor][] = [
    ...Object.keys(siteRoles).map((name): [string, Actor] => [
      `site ${name}`,
      user(name === "member" ? [] : [name], []),
    ]),
    ...Object.keys(organizationRoles).map((name): [string, Actor] => [
      name,
      memberWith(...(name === "organization-member" ? [] : [name])),
    ]),
  ];
  test.each(actors)("%s", (_, actor) => expect(grid(actor)).toMatchSnapshot());

  // As it is kept, not as a run would write it: who adds a role or a permission adds its rows, and they are reviewed.
  const kept = readFileSync("foundation/rbac/__snapshots__/decide.test.ts.snap", "utf8");
  test.each(actors)("%s is kept with a row for every permission", (name) => {
    const [, rows = ""] = kept.split(`the site's ${name} 1\`] = \``);
    const [own = ""] = rows.split("`;");
    const permissions = own
      .replaceAll('"', "")
      .trim()
      .split("\n")
      .map((row) => row.slice(kinds.length + 1));
    expect(permissions).toEqual(allPermissions);
  });
});

describe("what is closed to everybody", () => {
  test.each(allPermissions)("nobody signed in: %s", (permission) => {
    expect(decide(anonymous, permission, { organizationId: mine, ownerId: me })).toBe(false);
  });

  test.each(allPermissions)("a key does a daemon's work only: %s", (permission) => {
    expect(decide(key, permission, { organizationId: mine })).toBe(permission === "PROVISIONER_JOB_RUN");
  });
});

const permission = fc.constantFrom(...allPermissions);
const anyResource = fc.record({
  organizationId: fc.constantFrom(mine, theirs, null),
  ownerId: fc.constantFrom(me, other, null),
});
const siteNames = fc.subarray(Object.keys(siteRoles).filter((name) => name !== "member"));
const names = fc.subarray(Object.keys(organizationRoles).filter((name) => name !== "organization-member"));
const custom = fc.record({
  name: fc.constant("custom"),
  organization: fc.subarray(allPermissions, { maxLength: 5 }),
  owner: fc.subarray(allPermissions, { maxLength: 5 }),
});
const facts = fc.record({ roles: names, customRole: custom, isCustom: fc.boolean() });
const factsOf = (
  organizationId: OrganizationId,
  { roles, customRole, isCustom }: typeof facts extends fc.Arbitrary<infer T> ? T : never,
) => ({
  organizationId,
  roles: isCustom ? [...roles, "custom"] : roles,
  customRoles: [customRole],
});

describe("laws", () => {
  test("a denial in the organization is outvoted by the site alone", () => {
    fc.assert(
      fc.property(siteNames, facts, permission, anyResource, (site, given, asked, resource) => {
        const banned = { ...given, roles: [...given.roles, "organization-workspace-creation-ban"] };
        const actor = user(site, [factsOf(mine, banned)]);
        if (asked !== "WORKSPACE_CREATE" && asked !== "WORKSPACE_DELETE") return;
        const isBySite = decide(user(site, []), asked, {});
        expect(decide(actor, asked, { ...resource, organizationId: mine })).toBe(isBySite);
      }),
    );
  });

  test("what the site gives, it gives everywhere", () => {
    fc.assert(
      fc.property(siteNames, facts, permission, anyResource, (site, given, asked, resource) => {
        if (!decide(user(site, []), asked, {})) return;
        expect(decide(user(site, [factsOf(mine, given)]), asked, resource)).toBe(true);
      }),
    );
  });

  test("membership elsewhere never matters, but for what it gives at the site", () => {
    fc.assert(
      fc.property(siteNames, facts, facts, permission, anyResource, (site, here, there, asked, resource) => {
        if (asked === "USER_READ" || resource.organizationId === theirs) return;
        const [both, alone] = [
          user(site, [factsOf(mine, here), factsOf(theirs, there)]),
          user(site, [factsOf(mine, here)]),
        ];
        expect(decide(both, asked, resource)).toBe(decide(alone, asked, resource));
      }),
    );
  });

  test("a list shows what deciding row by row would", () => {
    fc.assert(
      fc.property(siteNames, facts, permission, anyResource, (site, given, asked, resource) => {
        if (resource.organizationId === null) return;
        const actor = user(site, [factsOf(mine, given)]);
        const visible = visibleOrganizations(actor, asked);
        const { organizationId, ownerId } = resource;
        const isListed =
          visible === "all" ||
          visible.organizationIds.includes(organizationId) ||
          (visible.ownIn.includes(organizationId) && ownerId === visible.userId);
        expect(isListed).toBe(decide(actor, asked, resource));
      }),
    );
  });

  test("whoever is no user lists what they may: nothing", () => {
    expect(visibleOrganizations(anonymous, "TEMPLATE_READ")).toEqual({ organizationIds: [], ownIn: [], userId: null });
    expect(visibleOrganizations(key, "TEMPLATE_READ")).toEqual({ organizationIds: [], ownIn: [], userId: null });
  });
});
