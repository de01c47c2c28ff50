import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import {
  findActorByAccessToken,
  findTokenActor,
  findUserActor,
} from "../../../subgraphs/organizations/actions/resolve-actor.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { mutation } from "./mutation-kit.js";

let graph: SubgraphUnderTest;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
  const custom = { name: "reader", organizationPermissions: ["GROUP_READ"], ownerPermissions: ["WORKSPACE_START"] };
  await graph.database.role.create({ data: { id: newId<"Role">(), organizationId: graph.world.alpha, ...custom } });
});
afterAll(() => graph.close());

const actor = (siteRoles: string[], roles: string[] | null): UserActor =>
  createUserActor({
    ...{ userId: newId<"User">(), username: "giver", siteRoles, groupIds: [] },
    memberships: roles === null ? [] : [{ organizationId: graph.world.alpha, roles }],
  });

async function newMember(organizationId: OrganizationId): Promise<string> {
  const userId = newId<"User">();
  await graph.database.user.create({ data: { id: userId, username: `u-${userId.slice(-12)}` } });
  await graph.database.member.create({ data: { id: newId(), organizationId, userId, roles: [] } });
  return encodeId("User", userId);
}

interface Role {
  name: string;
  viewerCanAssign: boolean;
}

const give = mutation(() => graph, "setOrganizationMemberRoles", "__typename");
const giveAtSite = mutation(() => graph, "setUserSiteRoles", "__typename");
const isDone = ({ refused, payload }: Awaited<ReturnType<typeof give>>): boolean =>
  refused === undefined && payload?.["userErrors"].length === 0;

describe("viewerCanAssign says what comes of assigning", () => {
  test.each<[string, () => UserActor, number]>([
    ["an administrator of the organization", () => actor([], ["organization-admin"]), 7],
    ["an administrator of its people", () => actor([], ["organization-user-admin"]), 1],
    ["who administers templates", () => actor([], ["organization-template-admin"]), 0],
    ["an administrator of the site's people", () => actor(["user-admin"], []), 1],
    ["an owner of the site", () => actor(["owner"], null), 7],
  ])("%s", async (_, who, count) => {
    const giver = who();
    const query = `{ organization(name: "alpha") { roles { name viewerCanAssign } } }`;
    const roles = (await graph.as(giver).run(query)).data?.["organization"].roles as Role[];
    expect(roles.filter(({ viewerCanAssign }) => viewerCanAssign)).toHaveLength(count);
    const organizationId = encodeId("Organization", graph.world.alpha);
    for (const { name, viewerCanAssign } of roles) {
      const input = { organizationId, userId: await newMember(graph.world.alpha), roles: [name] };
      expect([name, isDone(await give(giver, input))]).toEqual([name, viewerCanAssign]);
    }
  });

  test.each<[string, () => UserActor, string[]]>([
    ["an owner of the site", () => actor(["owner"], null), ["owner", "auditor", "template-admin", "user-admin"]],
    ["an administrator of its people", () => actor(["user-admin"], null), ["user-admin"]],
    ["anybody else", () => actor(["auditor"], null), []],
  ])("at the site: %s", async (_, who, assignable) => {
    const giver = who();
    const roles = (await graph.as(giver).run("{ siteRoles { name viewerCanAssign } }")).data?.["siteRoles"] as Role[];
    expect(roles.filter(({ viewerCanAssign }) => viewerCanAssign).map(({ name }) => name)).toEqual(assignable);
    for (const { name, viewerCanAssign } of roles) {
      const answer = await giveAtSite(giver, { id: await newMember(graph.world.alpha), roles: [name] });
      expect([name, isDone(answer)]).toEqual([name, viewerCanAssign]);
    }
  });
});

describe("bad input", () => {
  const alpha = () => encodeId("Organization", graph.world.alpha);

  test("a denial in a custom role is no input at all", async () => {
    const create = mutation(() => graph, "createRole", "role { id }");
    const input = { organizationId: alpha(), name: "denying", organizationPermissions: [] };
    const { refused, message } = await create("owner", { ...input, deniedPermissions: ["WORKSPACE_CREATE"] });
    expect(refused).toBe("BAD_USER_INPUT");
    expect(message).toContain("deniedPermissions");
  });

  test("roles for who is no member", async () => {
    const userId = encodeId("User", graph.world.betaMember.userId);
    const { payload } = await give("owner", { organizationId: alpha(), userId, roles: ["organization-auditor"] });
    expect(payload?.["userErrors"]).toMatchObject([{ code: "NOT_FOUND", path: ["input", "userId"] }]);
  });

  test("roles that come by themselves", async () => {
    const input = { organizationId: alpha(), userId: await newMember(graph.world.alpha) };
    const { payload } = await give("owner", { ...input, roles: ["organization-member"] });
    expect(payload?.["userErrors"]).toMatchObject([{ code: "INVALID", path: ["input", "roles"] }]);
  });

  test("a token that expired before it was made", async () => {
    const create = mutation(() => graph, "createAccessToken", "secret");
    const { payload } = await create("owner", { name: "late", expiresAt: "2020-01-01T00:00:00Z" });
    expect(payload).toMatchObject({ secret: null, userErrors: [{ code: "INVALID", path: ["input", "expiresAt"] }] });
  });
});

test("a suspended user is nobody from that moment on, by whatever they come", async () => {
  const { userId } = graph.world.alphaMember;
  const create = mutation(() => graph, "createAccessToken", "secret accessToken { id }");
  const { payload } = await create("alphaMember", { name: "laptop" });
  const found = await findActorByAccessToken(graph, payload?.["secret"] as string);
  const tokenId = found!.actor.token!.id;
  const everywhere = async () => [
    (await findActorByAccessToken(graph, payload?.["secret"] as string)) !== null,
    (await findTokenActor(graph, tokenId)) !== null,
    (await findUserActor(graph, userId)) !== null,
  ];
  const set = mutation(() => graph, "setUserStatus", "__typename");
  expect(await everywhere()).toEqual([true, true, true]);
  await set("owner", { id: encodeId("User", userId), status: "SUSPENDED" });
  expect(await everywhere()).toEqual([false, false, false]);
  await set("owner", { id: encodeId("User", userId), status: "ACTIVE" });
  expect(await everywhere()).toEqual([true, true, true]);
});
