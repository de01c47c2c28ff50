import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { AccessTokenId, OrganizationId, ProvisionerKeyId, UserId, WorkspaceProxyId } from "../ids/ids.js";
import { anonymous, type Actor, type TokenLimits } from "./actor.js";
import { organizationRoles, siteRoles } from "./built-in-roles.js";
import { decide, givenByObjects, type GivenByObject, type Resource } from "./decide.js";
import { allPermissions, permissionsAbout, scopeNameOf, type Permission } from "./permissions.js";
import { scopesOf } from "./scopes-of.js";
import { createUserActor, type MembershipFacts } from "./user-actor.js";

const organizations = ["a", "b", "c"].map((end) => `00000000-0000-7000-8000-00000000000${end}` as OrganizationId);
const [mine, theirs] = organizations as [OrganizationId, OrganizationId];
const me = "00000000-0000-7000-8000-000000000001" as UserId;
const other = "00000000-0000-7000-8000-000000000002" as UserId;

const user = (facts: {
  siteRoles?: string[];
  memberships?: MembershipFacts[];
  lists?: Permission[];
  token?: TokenLimits;
}) =>
  createUserActor({
    userId: me,
    username: "me",
    siteRoles: facts.siteRoles ?? [],
    memberships: facts.memberships ?? [],
    groupIds: [],
    heldByAccessList: facts.lists ?? [],
    token: facts.token ?? null,
  });
const token = (permissions: Permission[] | null): TokenLimits => ({
  id: "00000000-0000-7000-8000-000000000003" as AccessTokenId,
  permissions: permissions && new Set(permissions),
  organizationId: null,
});
const key: Actor = {
  kind: "provisioner-key",
  keyId: "00000000-0000-7000-8000-000000000004" as ProvisionerKeyId,
  keyName: "key",
  organizationId: mine,
  tags: {},
};
const proxy: Actor = {
  kind: "workspace-proxy",
  proxyId: "00000000-0000-7000-8000-000000000005" as WorkspaceProxyId,
  proxyName: "eu",
};

test.each<[Permission, string]>([
  ["TEMPLATE_UPDATE", "template:update"],
  ["ORGANIZATION_MEMBER_READ", "organization_member:read"],
  ["USER_READ_PERSONAL", "user:read_personal"],
  ["TEMPLATE_VIEW_INSIGHTS", "template:view_insights"],
  ["PROVISIONER_JOB_RUN", "provisioner_job:run"],
])("%s is the scope %s", (permission, name) => expect(scopeNameOf(permission)).toBe(name));

test("no two permissions are one scope", () => {
  expect(new Set(allPermissions.map(scopeNameOf)).size).toBe(allPermissions.length);
});

describe("scopesOf", () => {
  const inMine = (...roles: string[]): MembershipFacts[] => [{ organizationId: mine, roles }];
  test.each<[string, Actor, Permission, boolean]>([
    ["by a role at the site", user({ siteRoles: ["template-admin"] }), "TEMPLATE_UPDATE", true],
    ["by a role in some organization", user({ memberships: inMine("organization-admin") }), "TEMPLATE_UPDATE", true],
    ["by owning something", user({ memberships: inMine("organization-workspace-access") }), "WORKSPACE_START", true],
    ["by being oneself", user({}), "USER_UPDATE_PERSONAL", true],
    ["by an access list", user({ memberships: inMine(), lists: ["TEMPLATE_UPDATE"] }), "TEMPLATE_UPDATE", true],
    ["not by being a plain member", user({ memberships: inMine() }), "TEMPLATE_UPDATE", false],
    ["not by being nobody in particular", user({}), "ORGANIZATION_READ", false],
    ["no more than the token", user({ siteRoles: ["owner"], token: token(["USER_READ"]) }), "TEMPLATE_READ", false],
    [
      "… also of what a list gives",
      user({ lists: ["TEMPLATE_READ"], token: token(["USER_READ"]) }),
      "TEMPLATE_READ",
      false,
    ],
    ["by a token for all", user({ siteRoles: ["owner"], token: token(null) }), "TEMPLATE_READ", true],
    ["a token adds nothing", user({ token: token(["TEMPLATE_READ"]) }), "TEMPLATE_READ", false],
    ["a key runs jobs", key, "PROVISIONER_JOB_RUN", true],
    ["… and reads no templates", key, "TEMPLATE_READ", false],
    ["a proxy reports on itself", proxy, "WORKSPACE_PROXY_REPORT", true],
    ["… and runs no jobs", proxy, "PROVISIONER_JOB_RUN", false],
  ])("%s", (_, actor, permission, expected) => {
    expect(scopesOf(actor)?.has(scopeNameOf(permission))).toBe(expected);
  });

  test("nobody has none at all", () => expect(scopesOf(anonymous)).toBeNull());

  test("is worked out once for an actor", () => {
    const actor = user({ siteRoles: ["owner"] });
    expect(scopesOf(actor)).toBe(scopesOf(actor));
  });
});

const somePermissions = fc.subarray(allPermissions, { maxLength: 6 });
const memberships = fc
  .tuple(
    fc.subarray(organizations),
    fc.array(fc.subarray([...Object.keys(organizationRoles), "custom"], { maxLength: 3 }), { minLength: 3 }),
    fc.record({ name: fc.constant("custom"), organization: somePermissions, owner: somePermissions }),
  )
  .map(([ids, roles, custom]) =>
    ids.map((organizationId, index) => ({ organizationId, roles: roles[index]!, customRoles: [custom] })),
  );
const tokens = fc.record({
  id: fc.constant(token(null).id),
  permissions: fc.option(fc.subarray(allPermissions).map((permissions) => new Set(permissions))),
  organizationId: fc.option(fc.constantFrom(...organizations)),
});
const lists = fc.subarray<Permission>(permissionsAbout("TEMPLATE"));
const users = fc
  .record({ siteRoles: fc.subarray(Object.keys(siteRoles)), memberships, lists, token: fc.option(tokens) })
  .map(({ token: limits, ...facts }) => user({ ...facts, ...(limits && { token: limits }) }));

/** An object anywhere: its list gives what lists are known to give this actor, and it gives what objects do. */
const objects = (actor: Actor): fc.Arbitrary<Resource> => {
  const byLists = actor.kind === "user" ? ([...actor.heldByAccessList] as GivenByObject[]) : [];
  const byKind = actor.kind in givenByObjects ? givenByObjects[actor.kind as keyof typeof givenByObjects] : [];
  return fc.record({
    organizationId: fc.constantFrom(null, ...organizations, theirs),
    ownerId: fc.constantFrom(null, me, other),
    granted: fc.subarray([...byLists, ...byKind]),
  });
};

test("nothing that is allowed on any object is outside", () => {
  const actors = fc.oneof(
    users,
    fc.constant(key),
    fc.constant(proxy),
    fc.constant<Actor>({ kind: "system", name: "seed" }),
    fc.constant(anonymous),
  );
  const asked = actors.chain((actor) => fc.tuple(fc.constant(actor), objects(actor)));
  fc.assert(
    fc.property(asked, ([actor, resource]) => {
      const allowed = allPermissions.filter((permission) => decide(actor, permission, resource));
      expect(allowed.filter((permission) => !scopesOf(actor)?.has(scopeNameOf(permission)))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
