import { expect, test } from "@jest/globals";
import type { OrganizationId, UserId } from "../ids/ids.js";
import { organizationRoles, siteRoles } from "./built-in-roles.js";
import { permissionsNotHeld } from "./escalation.js";
import type { RoleGrants } from "./grants.js";
import { createUserActor } from "./user-actor.js";

const mine = "00000000-0000-7000-8000-000000000001" as OrganizationId;
const theirs = "00000000-0000-7000-8000-000000000002" as OrganizationId;
const actor = (site: string[], roles: string[]) =>
  createUserActor({
    userId: "00000000-0000-7000-8000-000000000003" as UserId,
    username: "me",
    siteRoles: site,
    memberships: [{ organizationId: mine, roles }],
    groupIds: [],
  });

test.each<[string, ReturnType<typeof actor>, OrganizationId | null, RoleGrants, boolean]>([
  [
    "a site owner gives any organization role",
    actor(["owner"], []),
    theirs,
    organizationRoles["organization-admin"],
    true,
  ],
  ["a site owner gives any site role", actor(["owner"], []), null, siteRoles.auditor, true],
  ["a user administrator makes no owner", actor(["user-admin"], []), null, siteRoles.owner, false],
  ["a user administrator makes user administrators", actor(["user-admin"], []), null, siteRoles["user-admin"], true],
  [
    "an organization's administrator gives what they hold",
    actor([], ["organization-admin"]),
    mine,
    organizationRoles["organization-template-admin"],
    true,
  ],
  [
    "… and the ban, whose permissions they hold",
    actor([], ["organization-admin"]),
    mine,
    organizationRoles["organization-workspace-creation-ban"],
    true,
  ],
  [
    "… and nothing elsewhere",
    actor([], ["organization-admin"]),
    theirs,
    organizationRoles["organization-auditor"],
    false,
  ],
  [
    "an organization's user administrator makes no administrator",
    actor([], ["organization-user-admin"]),
    mine,
    organizationRoles["organization-admin"],
    false,
  ],
  [
    "… and lifts no ban",
    actor([], ["organization-user-admin"]),
    mine,
    organizationRoles["organization-workspace-creation-ban"],
    false,
  ],
  [
    "what is for one's own is held on one's own",
    actor([], ["organization-workspace-access"]),
    mine,
    organizationRoles["organization-workspace-access"],
    true,
  ],
])("%s", (_, who, organizationId, role, isHeld) => {
  expect(permissionsNotHeld(who, organizationId, role).length === 0).toBe(isHeld);
});
