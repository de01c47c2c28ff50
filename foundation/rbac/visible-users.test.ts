import { describe, expect, test } from "@jest/globals";
import type { OrganizationId, UserId } from "../ids/ids.js";
import { anonymous, type Actor, type UserActor } from "./actor.js";
import { createUserActor } from "./user-actor.js";
import { visibleUsers, type UserVisibility } from "./visible-users.js";

const alpha = "0197f000-0000-7000-8000-00000000000a" as OrganizationId;
const me = "0197f000-0000-7000-8000-000000000001" as UserId;
const user = (siteRoles: string[]): UserActor =>
  createUserActor({
    userId: me,
    username: "me",
    siteRoles,
    memberships: [{ organizationId: alpha, roles: [] }],
    groupIds: [],
  });
const member = user([]);

describe("visibleUsers", () => {
  test.each<[string, Actor, UserVisibility]>([
    ["is oneself and one's organizations for a member", member, { selfId: me, organizationIds: [alpha] }],
    ["is everybody for a site owner", user(["owner"]), "all"],
    ["is everybody for the deployment itself", { kind: "system", name: "seed" }, "all"],
    ["is nobody for the anonymous", anonymous, { selfId: null, organizationIds: [] }],
  ])("%s", (_, actor, visibility) => expect(visibleUsers(actor)).toEqual(visibility));
});
