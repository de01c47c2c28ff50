import { describe, expect, test } from "@jest/globals";
import type { OrganizationId, ProvisionerKeyId, UserId } from "../ids/ids.js";
import { anonymous, type Actor } from "./actor.js";
import { decide, type Resource } from "./decide.js";
import { allPermissions, type Permission } from "./permissions.js";
import { visibleOrganizations } from "./visibility.js";

const mine = "00000000-0000-7000-8000-000000000001" as OrganizationId;
const theirs = "00000000-0000-7000-8000-000000000002" as OrganizationId;
const me = "00000000-0000-7000-8000-000000000003" as UserId;
const other = "00000000-0000-7000-8000-000000000004" as UserId;

const member: Actor = { kind: "user", userId: me, username: "me", siteRoles: [], organizationIds: new Set([mine]) };
const owner: Actor = { ...member, siteRoles: ["owner"], organizationIds: new Set() };
const auditor: Actor = { ...member, siteRoles: ["auditor"], organizationIds: new Set() };
const key: Actor = {
  kind: "provisioner-key",
  keyId: "00000000-0000-7000-8000-000000000005" as ProvisionerKeyId,
  keyName: "key",
  organizationId: mine,
  tags: {},
};

type Row = [string, Actor, Permission, Resource, boolean];

test.each<Row>([
  ["a site owner may change any organization", owner, "ORGANIZATION_UPDATE", { organizationId: theirs }, true],
  ["a site owner may make users", owner, "USER_CREATE", {}, true],
  ["a site owner runs no jobs", owner, "PROVISIONER_JOB_RUN", { organizationId: mine }, false],
  ["a member reads their organization", member, "TEMPLATE_READ", { organizationId: mine }, true],
  ["a member reads no other", member, "TEMPLATE_READ", { organizationId: theirs }, false],
  ["a member changes nothing", member, "TEMPLATE_UPDATE", { organizationId: mine }, false],
  ["a member makes no workspace yet", member, "WORKSPACE_CREATE", { organizationId: mine, ownerId: me }, false],
  ["everybody changes their own profile", member, "USER_UPDATE_PERSONAL", { ownerId: me }, true],
  ["nobody changes another's", member, "USER_UPDATE_PERSONAL", { ownerId: other }, false],
  ["everybody makes their own tokens", member, "ACCESS_TOKEN_CREATE", { ownerId: me }, true],
  ["nobody reads another's tokens", member, "ACCESS_TOKEN_READ", { ownerId: other }, false],
  ["what belongs to nobody is not one's own", member, "USER_READ_PERSONAL", {}, false],
  ["everybody reads site roles", member, "SITE_ROLE_READ", {}, true],
  ["another site role gives nothing yet", auditor, "TEMPLATE_READ", { organizationId: theirs }, false],
  ["a key runs jobs of its organization", key, "PROVISIONER_JOB_RUN", { organizationId: mine }, true],
  ["a key runs no other's", key, "PROVISIONER_JOB_RUN", { organizationId: theirs }, false],
  ["a key reads nothing", key, "TEMPLATE_READ", { organizationId: mine }, false],
])("%s", (_, actor, permission, resource, expected) => {
  expect(decide(actor, permission, resource)).toBe(expected);
});

describe("what is closed to everybody", () => {
  test.each(allPermissions)("nobody signed in: %s", (permission) => {
    expect(decide(anonymous, permission, { organizationId: mine, ownerId: me })).toBe(false);
  });

  test.each(allPermissions)("a key does a daemon's work only: %s", (permission) => {
    const allowed = decide(key, permission, { organizationId: mine });
    expect(allowed).toBe(permission === "PROVISIONER_JOB_RUN");
  });
});

describe("a list shows what deciding row by row would", () => {
  const actors: [string, Actor][] = [
    ["owner", owner],
    ["member", member],
    ["key", key],
    ["nobody", anonymous],
  ];
  const reading = allPermissions.filter((permission) =>
    /^(ORGANIZATION|GROUP|TEMPLATE|WORKSPACE)_READ$/.test(permission),
  );

  test.each(actors.flatMap(([name, actor]) => reading.map((permission) => [name, permission, actor] as const)))(
    "%s, %s",
    (_, permission, actor) => {
      const visible = visibleOrganizations(actor, permission);
      for (const organizationId of [mine, theirs]) {
        const isListed = visible === "all" || visible.includes(organizationId);
        expect(isListed).toBe(decide(actor, permission, { organizationId }));
      }
    },
  );
});
