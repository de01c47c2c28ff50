import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { anonymous, type Actor } from "../../../foundation/rbac/actor.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";

let graph: SubgraphUnderTest;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
  const userId = newId<"User">();
  await graph.database.user.create({
    data: { id: userId, username: "alpha-peer", email: "peer@example.test", siteRoles: [], status: "SUSPENDED" },
  });
  await graph.database.member.create({
    data: { id: newId<"OrganizationMember">(), organizationId: graph.world.alpha, userId, roles: [] },
  });
});
afterAll(() => graph.close());

const run = async (actor: Actor, query: string, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await graph.as(actor).run(query, variables);
  expect(errors).toBeUndefined();
  return data;
};
const usernames = async (actor: Actor, filter = "first: 100") => {
  const data = await run(actor, `{ users(${filter}) { totalCount nodes { username } } }`);
  const names = data?.["users"].nodes.map((user: { username: string }) => user.username) as string[];
  expect(data?.["users"].totalCount).toBe(names.length);
  return names;
};

describe("users", () => {
  test("are all for a site owner", async () => {
    const all = ["alpha-member", "alpha-peer", "beta-member", "outsider", "owner"];
    expect((await usernames(graph.world.owner)).sort()).toEqual(all);
  });

  test("are oneself and those who share an organization, for others", async () => {
    const { alphaMember, betaMember, outsider, alphaKey } = graph.world;
    expect((await usernames(alphaMember)).sort()).toEqual(["alpha-member", "alpha-peer"]);
    expect(await usernames(betaMember)).toEqual(["beta-member"]);
    expect(await usernames(outsider)).toEqual(["outsider"]);
    expect(await usernames(alphaKey)).toEqual([]);
    expect(await run(anonymous, "{ users { totalCount } }")).toEqual({ users: null });
  });

  test("are found by a piece of their name, by kind and by status", async () => {
    expect(await usernames(graph.world.owner, 'search: "BETA"')).toEqual(["beta-member"]);
    expect(await usernames(graph.world.owner, "kind: SERVICE_ACCOUNT")).toEqual([]);
    expect(await usernames(graph.world.owner, "status: SUSPENDED")).toEqual(["alpha-peer"]);
  });

  test("are not told apart by a status that one may not see", async () => {
    expect(await usernames(graph.world.alphaMember, "status: SUSPENDED")).toEqual([]);
    expect(await usernames(graph.world.alphaMember, "status: ACTIVE")).toEqual(["alpha-member"]);
  });

  test("come in pages, and cost as many statements for five as for one", async () => {
    const page = (first: number) => () =>
      run(
        graph.world.owner,
        `{ users(first: ${String(first)}) { nodes {
        username siteRoles { name } memberships { nodes { organization { name } roles { name } } } accessTokens { nodes { name } }
      } } }`,
      );
    expect(await graph.statements(page(5))).toBeLessThanOrEqual(await graph.statements(page(2)));
    expect((await page(2)())?.["users"].nodes).toHaveLength(2);
  });
});

describe("a user", () => {
  const profile = `query ($username: String!) {
    user(username: $username) { username kind email status createdAt siteRoles { name } accessTokens { totalCount } }
  }`;
  const seenBy = async (actor: Actor, username: string) => (await run(actor, profile, { username }))?.["user"];

  test("is seen whole by a site owner and by themselves", async () => {
    const whole = { email: "alpha-member@example.test", accessTokens: { totalCount: 0 }, siteRoles: [] };
    expect(await seenBy(graph.world.owner, "alpha-member")).toMatchObject({ ...whole, status: "ACTIVE" });
    expect(await seenBy(graph.world.alphaMember, "alpha-member")).toMatchObject({ ...whole, status: "ACTIVE" });
  });

  test("is seen by profile alone by who shares an organization", async () => {
    expect(await seenBy(graph.world.alphaMember, "alpha-peer")).toEqual({
      ...{ username: "alpha-peer", kind: "HUMAN", email: null, status: null, createdAt: null },
      ...{ siteRoles: [], accessTokens: null },
    });
  });

  test("is not there for others", async () => {
    expect(await seenBy(graph.world.betaMember, "alpha-peer")).toBeNull();
    expect(await seenBy(anonymous, "alpha-peer")).toBeNull();
  });

  test("is found by address by who may read it, in any case", async () => {
    const query = `query ($email: String!) { user(email: $email) { username } }`;
    const find = async (actor: Actor, email: string) => (await run(actor, query, { email }))?.["user"];
    expect(await find(graph.world.owner, "Peer@Example.test")).toEqual({ username: "alpha-peer" });
    expect(await find(graph.world.alphaMember, "peer@example.test")).toBeNull();
    expect(await find(graph.world.alphaMember, "alpha-member@example.test")).toEqual({ username: "alpha-member" });
  });

  test.each(["{ user { id } }", '{ user(username: "a", email: "b") { id } }'])("is not found by %s", async (query) => {
    const { errors } = await graph.as(graph.world.owner).run(query);
    expect(errors?.[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
  });

  test("shows memberships to whoever may read users, and only those that they may see", async () => {
    const both = newId<"User">();
    await graph.database.user.create({ data: { id: both, username: "in-both", siteRoles: [] } });
    for (const organizationId of [graph.world.alpha, graph.world.beta]) {
      const member = { id: newId<"OrganizationMember">(), organizationId, userId: both, roles: [] };
      await graph.database.member.create({ data: member });
    }
    const query = `{ user(username: "in-both") { memberships { totalCount nodes { organization { name } } } } }`;
    const seen = { totalCount: 1, nodes: [{ organization: { name: "alpha" } }] };
    expect((await run(graph.world.alphaMember, query))?.["user"].memberships).toBeNull();
    const { alphaMember, alpha } = graph.world;
    const alphaAdmin = createUserActor({
      ...alphaMember,
      memberships: [{ organizationId: alpha, roles: ["organization-admin"] }],
      groupIds: [],
    });
    expect((await run(alphaAdmin, query))?.["user"].memberships).toEqual(seen);
    expect((await run(graph.world.owner, query))?.["user"].memberships.totalCount).toBe(2);
  });
});

describe("viewer", () => {
  test("is who asks, and nobody for a key and the anonymous", async () => {
    const viewer = async (actor: Actor) => (await run(actor, "{ viewer { id username } }"))?.["viewer"];
    const { alphaMember, alphaKey } = graph.world;
    expect(await viewer(alphaMember)).toEqual({ id: encodeId("User", alphaMember.userId), username: "alpha-member" });
    expect(await viewer(alphaKey)).toBeNull();
    expect(await viewer(anonymous)).toBeNull();
  });
});
