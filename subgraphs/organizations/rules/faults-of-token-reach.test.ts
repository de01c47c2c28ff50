import { expect, test } from "@jest/globals";
import type { AccessTokenId, OrganizationId, UserId } from "../../../foundation/ids/ids.js";
import type { TokenLimits } from "../../../foundation/rbac/actor.js";
import type { Permission } from "../../../foundation/rbac/permissions.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import { faultsOfTokenReach, type TokenReach } from "./faults-of-token-reach.js";

const alpha = "00000000-0000-7000-8000-000000000001" as OrganizationId;
const beta = "00000000-0000-7000-8000-000000000002" as OrganizationId;
const user = (token: TokenLimits | null = null) =>
  createUserActor({
    userId: "00000000-0000-7000-8000-000000000003" as UserId,
    username: "me",
    siteRoles: [],
    memberships: [{ organizationId: alpha, roles: ["organization-workspace-access"] }],
    groupIds: [],
    token,
  });
const limited = (permissions: Permission[] | null, organizationId: OrganizationId | null): TokenLimits => ({
  id: "00000000-0000-7000-8000-000000000004" as AccessTokenId,
  permissions: permissions && new Set(permissions),
  organizationId,
});
const wide: TokenReach = { permissions: null, organizationId: null };

test.each<[string, TokenReach, TokenLimits | null, string[]]>([
  ["all, by a session", wide, null, []],
  ["what one holds on one's own", { ...wide, permissions: ["WORKSPACE_START", "USER_UPDATE_PERSONAL"] }, null, []],
  ["what a template's access list may give", { ...wide, permissions: ["TEMPLATE_USE"] }, null, []],
  ["what one holds nowhere", { ...wide, permissions: ["USER_DELETE"] }, null, ["permissions"]],
  [
    "less than the token that makes it",
    { ...wide, permissions: ["WORKSPACE_READ"] },
    limited(["WORKSPACE_READ", "WORKSPACE_START"], null),
    [],
  ],
  [
    "more than the token that makes it",
    { ...wide, permissions: ["WORKSPACE_READ"] },
    limited(["WORKSPACE_START"], null),
    ["permissions"],
  ],
  ["all, by a narrow token", wide, limited(["WORKSPACE_START"], null), ["permissions"]],
  ["all organizations, by a token for one", wide, limited(null, alpha), ["organizationId"]],
  ["another organization", { ...wide, organizationId: beta }, limited(null, alpha), ["organizationId"]],
  ["the same organization", { ...wide, organizationId: alpha }, limited(null, alpha), []],
])("%s", (_, reach, maker, fields) => {
  const faults = faultsOfTokenReach(reach, { user: user(), maker: user(maker) });
  expect(faults.map(({ code, path }) => [code, path?.[1]])).toEqual(fields.map((field) => ["ESCALATION", field]));
});

const account = createUserActor({
  userId: "00000000-0000-7000-8000-000000000005" as UserId,
  username: "ci",
  siteRoles: [],
  memberships: [{ organizationId: alpha, roles: ["organization-template-admin"] }],
  groupIds: [],
});
const person = (siteRoles: string[], roles: string[], token: TokenLimits | null = null) =>
  createUserActor({
    ...{ userId: "00000000-0000-7000-8000-000000000003" as UserId, username: "me", siteRoles, groupIds: [], token },
    memberships: [{ organizationId: alpha, roles }],
  });

test.each<[string, ReturnType<typeof person>, TokenReach, boolean]>([
  ["by an owner of the site, all", person(["owner"], []), wide, true],
  ["by who holds all of it there", person([], ["organization-template-admin"]), wide, true],
  ["by who holds less", person([], ["organization-auditor"]), wide, false],
  [
    "by who holds what it is narrowed to",
    person([], ["organization-auditor"]),
    { ...wide, permissions: ["TEMPLATE_READ", "ORGANIZATION_READ"] },
    true,
  ],
  [
    "by who holds less than it is narrowed to",
    person([], ["organization-auditor"]),
    { ...wide, permissions: ["TEMPLATE_READ", "TEMPLATE_DELETE"] },
    false,
  ],
  [
    "by an owner's token for an organization, for that one",
    person(["owner"], [], limited(null, alpha)),
    { ...wide, organizationId: alpha },
    true,
  ],
])("a token of another: %s", (_, maker, reach, isMade) => {
  expect(faultsOfTokenReach(reach, { user: account, maker }).length === 0).toBe(isMade);
});

test("what access lists give the account counts as what it could do", () => {
  const listed = { ...account, memberships: new Map(), heldByAccessList: new Set(["TEMPLATE_USE"] as const) };
  const inAlpha = { ...listed, memberships: user().memberships };
  const maker = person([], ["organization-workspace-access"]);
  expect(faultsOfTokenReach(wide, { user: listed, maker })).toEqual([]);
  expect(faultsOfTokenReach(wide, { user: inAlpha, maker })).toMatchObject([{ code: "ESCALATION" }]);
});
