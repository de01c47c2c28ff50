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
