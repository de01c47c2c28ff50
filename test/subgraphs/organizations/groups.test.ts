import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { decodeId, encodeId } from "../../../foundation/ids/global-id.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { auditOf, mutation } from "./mutation-kit.js";

let graph: SubgraphUnderTest;
let second: string;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
  const id = newId<"User">();
  await graph.database.user.create({ data: { id, username: "alpha-second", siteRoles: [] } });
  await graph.database.member.create({
    data: { id: newId<"OrganizationMember">(), organizationId: graph.world.alpha, userId: id, roles: [] },
  });
  second = encodeId("User", id);
});
afterAll(() => graph.close());

const fields = "group { id name displayName quotaAllowance memberCount isEveryone members { nodes { username } } }";
const create = mutation(() => graph, "createGroup", fields);
const update = mutation(() => graph, "updateGroup", fields);
const remove = mutation(() => graph, "deleteGroup", "deletedId");
const setQuotas = mutation(() => graph, "setGroupQuotas", "groups { id quotaAllowance }");

const inAlpha = () => ({ organizationId: encodeId("Organization", graph.world.alpha) });
const member = () => encodeId("User", graph.world.alphaMember.userId);
const stranger = () => encodeId("User", graph.world.betaMember.userId);
const uuidOf = (globalId: string) => decodeId(globalId)?.id ?? "";

let counter = 0;
const newGroup = async (organizationId: OrganizationId = graph.world.alpha): Promise<string> => {
  counter += 1;
  const id = newId<"Group">();
  await graph.database.group.create({ data: { id, organizationId, name: `group-${String(counter)}` } });
  return encodeId("Group", id);
};
const everyone = async (organizationId: OrganizationId): Promise<string> => {
  const where = { organizationId, isEveryone: true };
  return encodeId("Group", (await graph.database.group.findFirstOrThrow({ where })).id);
};

describe("createGroup", () => {
  test("makes it with its members, with an audit row", async () => {
    const input = { ...inAlpha(), name: "cn=Engineers", quotaAllowance: 7, memberIds: [member(), member()] };
    const { payload } = await create("owner", input);
    expect(payload).toMatchObject({
      group: { displayName: "cn=Engineers", quotaAllowance: 7, memberCount: 1, isEveryone: false },
      userErrors: [],
    });
    expect(payload?.["group"].members.nodes).toEqual([{ username: "alpha-member" }]);
    const [entry] = await auditOf(graph, uuidOf(payload?.["group"].id));
    expect(entry).toMatchObject({ action: "CREATE", resourceName: "cn=Engineers", organizationName: "alpha" });
    expect(entry?.changes).toMatchObject({ quotaAllowance: { after: 7 }, members: { after: [member()] } });
  });

  test.each([
    ["a name that is taken", () => ({ name: "Everyone" }), "TAKEN", "name"],
    ["a blank name", () => ({ name: " " }), "INVALID", "name"],
    ["an allowance below nothing", () => ({ name: "x", quotaAllowance: -1 }), "INVALID", "quotaAllowance"],
    ["somebody of another tenant", () => ({ name: "x", memberIds: [stranger()] }), "NOT_FOUND", "memberIds"],
  ])("answers %s with a UserError", async (_, more, code, field) => {
    const { payload } = await create("owner", { ...inAlpha(), ...more() });
    expect(payload).toMatchObject({ group: null, userErrors: [{ code, path: ["input", field] }] });
    expect(await graph.database.group.count({ where: { name: "x" } })).toBe(0);
  });

  test("is refused to a member, and to another tenant", async () => {
    expect((await create("alphaMember", { ...inAlpha(), name: "mine" })).refused).toBe("FORBIDDEN");
    expect((await create("betaMember", { ...inAlpha(), name: "mine" })).refused).toBe("NOT_FOUND");
  });
});

describe("updateGroup", () => {
  test("changes what is given and nothing else, with an audit row", async () => {
    const id = await newGroup();
    const { payload } = await update("owner", { id, displayName: "Engineers", quotaAllowance: 3 });
    expect(payload?.["group"]).toMatchObject({ displayName: "Engineers", quotaAllowance: 3 });
    const [entry] = await auditOf(graph, uuidOf(id));
    expect(entry?.changes).toEqual({
      displayName: { before: "", after: "Engineers" },
      quotaAllowance: { before: 0, after: 3 },
    });
  });

  test("sets, adds and removes members", async () => {
    const id = await newGroup();
    const members = async (change: object) => {
      const { payload } = await update("owner", { id, ...change });
      return payload?.["group"].members.nodes.map((user: { username: string }) => user.username);
    };
    expect(await members({ memberIds: [member()] })).toEqual(["alpha-member"]);
    expect(await members({ addMemberIds: [member(), second] })).toEqual(["alpha-second", "alpha-member"]);
    expect(await members({ removeMemberIds: [member(), stranger()] })).toEqual(["alpha-second"]);
    expect(await members({ memberIds: null })).toEqual([]);
    const entries = await auditOf(graph, uuidOf(id));
    expect(entries[1]?.changes).toEqual({ members: { before: [member()], after: [member(), second].sort() } });
  });

  test.each([
    ["somebody of another tenant", () => ({ addMemberIds: [stranger()] }), "NOT_FOUND", "addMemberIds"],
    ["the whole list with additions", () => ({ memberIds: [], addMemberIds: [] }), "INVALID", "memberIds"],
    ["no name", () => ({ name: null }), "INVALID", "name"],
    ["no allowance", () => ({ quotaAllowance: null }), "INVALID", "quotaAllowance"],
    ["a name that is taken", () => ({ name: "Everyone" }), "TAKEN", "name"],
  ])("answers %s with a UserError", async (_, more, code, field) => {
    const id = await newGroup();
    const { payload } = await update("owner", { id, ...more() });
    expect(payload).toMatchObject({ group: null, userErrors: [{ code, path: ["input", field] }] });
    expect(await auditOf(graph, uuidOf(id))).toEqual([]);
  });

  test("sets the quota of Everyone, and lets it be everybody's", async () => {
    const id = await everyone(graph.world.alpha);
    const { payload } = await update("owner", { id, quotaAllowance: 10 });
    expect(payload?.["group"]).toMatchObject({ quotaAllowance: 10, memberCount: 2 });
    for (const change of [{ name: "All" }, { memberIds: [] }, { addMemberIds: [member()] }]) {
      expect((await update("owner", { id, ...change })).payload).toMatchObject({
        userErrors: [{ code: "NOT_ALLOWED_HERE", path: ["input", Object.keys(change)[0]] }],
      });
    }
    await update("owner", { id, quotaAllowance: 0 });
  });

  test("is refused to a member, and to another tenant", async () => {
    const id = await newGroup();
    expect((await update("alphaMember", { id, name: "mine" })).refused).toBe("FORBIDDEN");
    expect((await update("betaMember", { id, name: "mine" })).refused).toBe("NOT_FOUND");
  });
});

describe("deleteGroup", () => {
  test("deletes it, with an audit row, and not Everyone", async () => {
    const id = await newGroup();
    expect((await remove("owner", { id })).payload).toEqual({ deletedId: id, userErrors: [] });
    expect(await auditOf(graph, uuidOf(id))).toMatchObject([{ action: "DELETE", organizationName: "alpha" }]);
    const { payload } = await remove("owner", { id: await everyone(graph.world.alpha) });
    expect(payload).toMatchObject({ deletedId: null, userErrors: [{ code: "NOT_ALLOWED_HERE" }] });
  });

  test("is refused to a member, to another tenant, and for what is not there", async () => {
    const id = await newGroup();
    expect((await remove("alphaMember", { id })).refused).toBe("FORBIDDEN");
    expect((await remove("betaMember", { id })).refused).toBe("NOT_FOUND");
    expect((await remove("owner", { id: encodeId("Group", newId<"Group">()) })).refused).toBe("NOT_FOUND");
  });
});

describe("setGroupQuotas", () => {
  const allowanceOf = async (globalId: string) =>
    (await graph.database.group.findUniqueOrThrow({ where: { id: uuidOf(globalId) } })).quotaAllowance;

  test("sets many at once, across organizations, each with its audit row", async () => {
    const [a, b] = [await newGroup(), await newGroup(graph.world.beta)];
    const quotas = [
      { groupId: a, quotaAllowance: 5 },
      { groupId: b, quotaAllowance: 2_147_483_647 },
    ];
    const { payload } = await setQuotas("owner", { quotas });
    expect(payload?.["groups"]).toEqual([
      { id: a, quotaAllowance: 5 },
      { id: b, quotaAllowance: 2_147_483_647 },
    ]);
    expect([await allowanceOf(a), await allowanceOf(b)]).toEqual([5, 2_147_483_647]);
    expect(await auditOf(graph, uuidOf(a))).toMatchObject([{ changes: { quotaAllowance: { before: 0, after: 5 } } }]);
    expect(await auditOf(graph, uuidOf(b))).toMatchObject([{ organizationName: "beta" }]);
  });

  test("sets none if one is not there", async () => {
    const a = await newGroup();
    const gone = encodeId("Group", newId<"Group">());
    const quotas = [a, gone].map((groupId) => ({ groupId, quotaAllowance: 5 }));
    expect((await setQuotas("owner", { quotas })).refused).toBe("NOT_FOUND");
    expect(await allowanceOf(a)).toBe(0);
  });

  test("says where the list is wrong", async () => {
    const groupId = await newGroup();
    const quotas = [1, -1].map((quotaAllowance) => ({ groupId, quotaAllowance }));
    expect((await setQuotas("owner", { quotas })).payload).toMatchObject({
      groups: null,
      userErrors: [
        { code: "INVALID", path: ["input", "quotas", "1", "groupId"] },
        { code: "INVALID", path: ["input", "quotas", "1", "quotaAllowance"] },
      ],
    });
  });

  test("is refused to a member, and to another tenant", async () => {
    const quotas = [{ groupId: await newGroup(), quotaAllowance: 1 }];
    expect((await setQuotas("alphaMember", { quotas })).refused).toBe("FORBIDDEN");
    expect((await setQuotas("betaMember", { quotas })).refused).toBe("NOT_FOUND");
  });
});

describe("groups", () => {
  const query = `query ($first: Int, $after: String, $search: String) {
    organization(name: "beta") {
      groups(first: $first, after: $after, search: $search) {
        totalCount
        nodes { name memberCount organization { name } members(first: 1) { totalCount nodes { username } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`;
  const page = async (variables: Record<string, unknown>) =>
    (await graph.as(graph.world.betaMember).run(query, variables)).data?.["organization"].groups;

  test("come in pages with their counts, and cost as many statements for six as for one", async () => {
    const { betaMember, beta } = graph.world;
    await graph.database.group.deleteMany({ where: { organizationId: beta, isEveryone: false } });
    for (let index = 0; index < 5; index += 1) {
      const groupId = uuidOf(await newGroup(beta));
      await graph.database.groupMember.create({ data: { groupId, userId: betaMember.userId, organizationId: beta } });
    }
    const one = await graph.statements(() => page({ first: 1 }));
    const all = await graph.statements(() => page({ first: 50 }));
    expect(all).toBe(one);
    const { nodes, totalCount } = await page({});
    expect(nodes).toHaveLength(totalCount);
    expect(nodes.at(-1)).toEqual({
      name: "Everyone",
      memberCount: 1,
      organization: { name: "beta" },
      members: { totalCount: 1, nodes: [{ username: "beta-member" }] },
    });
    const first = await page({ first: 1 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect((await page({ first: 1, after: first.pageInfo.endCursor })).nodes).toEqual([nodes[1]]);
  });

  test("are found by a piece of their name, and one by one by their name", async () => {
    expect((await page({ search: "every" })).nodes).toMatchObject([{ name: "Everyone" }]);
    const one = `query ($name: String!) { organization(name: "beta") { group(name: $name) { isEveryone } } }`;
    const find = async (name: string) =>
      (await graph.as(graph.world.betaMember).run(one, { name })).data?.["organization"].group;
    expect(await find("Everyone")).toEqual({ isEveryone: true });
    expect(await find("nobody")).toBeNull();
  });
});
