import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import type { OrganizationId, UserId } from "../../../foundation/ids/ids.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { auditOf, mutation } from "./mutation-kit.js";

let graph: SubgraphUnderTest;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
});
afterAll(() => graph.close());

const fields = "member { id organizationId userId user { username } roles { name } }";
const add = mutation(() => graph, "addOrganizationMember", fields);
const remove = mutation(() => graph, "removeOrganizationMember", "deletedId");
const setRoles = mutation(() => graph, "setOrganizationMemberRoles", fields);

const membership = (organizationId: OrganizationId, userId: UserId) => ({
  organizationId: encodeId("Organization", organizationId),
  userId: encodeId("User", userId),
});
const findMember = (organizationId: string, userId: string) =>
  graph.database.member.findUnique({ where: { organizationId_userId: { organizationId, userId } } });

let counter = 0;
const newUser = async (inOrganization?: OrganizationId): Promise<UserId> => {
  const id: UserId = newId<"User">();
  counter += 1;
  await graph.database.user.create({ data: { id, username: `user-${String(counter)}`, siteRoles: [] } });
  if (inOrganization) {
    const member = { id: newId<"OrganizationMember">(), organizationId: inOrganization, userId: id, roles: [] };
    await graph.database.member.create({ data: member });
  }
  return id;
};

describe("addOrganizationMember", () => {
  test("adds the default roles and the given ones, with an audit row", async () => {
    const userId = await newUser();
    const input = { ...membership(graph.world.beta, userId), roles: ["organization-admin"] };
    const { payload } = await add("owner", input);
    expect(payload).toMatchObject({ member: membership(graph.world.beta, userId), userErrors: [] });
    const member = await findMember(graph.world.beta, userId);
    expect(member?.roles).toEqual(["organization-workspace-access", "organization-admin"]);
    const [entry] = await auditOf(graph, member?.id ?? "");
    expect(entry).toMatchObject({ action: "CREATE", resourceType: "OrganizationMember", organizationName: "beta" });
    expect(entry?.changes).toMatchObject({ roles: { after: member?.roles } });
  });

  test.each([
    ["who is a member already", () => graph.world.alphaMember.userId, {}, "TAKEN", "userId"],
    ["who does not exist", () => newId<"User">(), {}, "NOT_FOUND", "userId"],
    ["with a role that is none", () => graph.world.outsider.userId, { roles: ["captain"] }, "NOT_FOUND", "roles"],
    ["with an implied role", () => graph.world.outsider.userId, { roles: ["organization-member"] }, "INVALID", "roles"],
  ])("answers a user %s with a UserError", async (_, userId, more, code, field) => {
    const { payload } = await add("owner", { ...membership(graph.world.alpha, userId()), ...more });
    expect(payload).toMatchObject({ member: null, userErrors: [{ code, path: ["input", field] }] });
  });

  test("is refused to a member, and to another tenant", async () => {
    const input = membership(graph.world.alpha, graph.world.outsider.userId);
    expect((await add("alphaMember", input)).refused).toBe("FORBIDDEN");
    expect((await add("betaMember", input)).refused).toBe("NOT_FOUND");
    expect(await findMember(graph.world.alpha, graph.world.outsider.userId)).toBeNull();
  });

  test("adds a user once who is added twice at the same moment", async () => {
    const input = membership(graph.world.beta, await newUser());
    const answers = await Promise.all([add("owner", input), add("owner", input)]);
    const codes = answers.map(({ payload }) => payload?.["userErrors"][0]?.code as string | undefined);
    expect(codes.sort()).toEqual(["TAKEN", undefined]);
  });
});

describe("removeOrganizationMember", () => {
  test("removes from the organization and its groups, with an audit row", async () => {
    const userId = await newUser(graph.world.alpha);
    const group = { id: newId<"Group">(), organizationId: graph.world.alpha, name: "left" };
    await graph.database.group.create({ data: group });
    await graph.database.groupMember.create({
      data: { groupId: group.id, userId, organizationId: graph.world.alpha },
    });
    const member = await findMember(graph.world.alpha, userId);
    const { payload } = await remove("owner", membership(graph.world.alpha, userId));
    expect(payload).toEqual({ deletedId: encodeId("OrganizationMember", member?.id ?? ""), userErrors: [] });
    expect(await graph.database.groupMember.count({ where: { userId } })).toBe(0);
    expect(await auditOf(graph, member?.id ?? "")).toMatchObject([{ action: "DELETE", organizationName: "alpha" }]);
  });

  test("does nothing for who is no member", async () => {
    const { payload } = await remove("owner", membership(graph.world.alpha, graph.world.betaMember.userId));
    expect(payload).toMatchObject({ deletedId: null, userErrors: [{ code: "NOT_FOUND", path: ["input", "userId"] }] });
  });

  test("lets nobody remove themselves", async () => {
    const { userId } = graph.world.owner;
    await add("owner", membership(graph.world.beta, userId));
    const { payload } = await remove("owner", membership(graph.world.beta, userId));
    expect(payload).toMatchObject({ userErrors: [{ code: "NOT_ALLOWED_HERE" }] });
    await graph.database.member.deleteMany({ where: { userId } });
  });

  test("is refused to a member, and to another tenant", async () => {
    const input = membership(graph.world.alpha, graph.world.alphaMember.userId);
    expect((await remove("alphaMember", input)).refused).toBe("FORBIDDEN");
    expect((await remove("betaMember", input)).refused).toBe("NOT_FOUND");
  });
});

describe("setOrganizationMemberRoles", () => {
  test("sets the whole list, with an audit row", async () => {
    const userId = await newUser(graph.world.alpha);
    const set = (roles: string[]) => setRoles("owner", { ...membership(graph.world.alpha, userId), roles });
    await set(["organization-auditor", "organization-admin"]);
    const { payload } = await set(["organization-admin", "organization-admin"]);
    expect(payload?.["member"].roles).toEqual([{ name: "organization-admin" }]);
    const member = await findMember(graph.world.alpha, userId);
    expect(member?.roles).toEqual(["organization-admin"]);
    const [, entry] = await auditOf(graph, member?.id ?? "");
    expect(entry?.changes).toEqual({
      roles: { before: ["organization-auditor", "organization-admin"], after: ["organization-admin"] },
    });
    await set(["organization-admin"]);
    expect(await auditOf(graph, member?.id ?? "")).toHaveLength(2);
  });

  test.each([
    ["a role that is none", ["captain"], "NOT_FOUND"],
    ["a site role", ["template-admin"], "NOT_FOUND"],
    ["an implied role", ["organization-member"], "INVALID"],
  ])("answers %s with a UserError", async (_, roles, code) => {
    const input = { ...membership(graph.world.alpha, graph.world.alphaMember.userId), roles };
    const { payload } = await setRoles("owner", input);
    expect(payload).toMatchObject({ member: null, userErrors: [{ code, path: ["input", "roles"] }] });
  });

  test("is refused to a member, and to another tenant", async () => {
    const input = { ...membership(graph.world.alpha, graph.world.alphaMember.userId), roles: ["organization-admin"] };
    expect((await setRoles("alphaMember", input)).refused).toBe("FORBIDDEN");
    expect((await setRoles("betaMember", input)).refused).toBe("NOT_FOUND");
    expect((await findMember(graph.world.alpha, graph.world.alphaMember.userId))?.roles).toEqual([]);
  });
});

describe("members", () => {
  const query = `query ($first: Int, $after: String, $last: Int, $before: String, $search: String, $role: String) {
    organization(name: "paged") {
      members(first: $first, after: $after, last: $last, before: $before, search: $search, role: $role) {
        totalCount
        nodes { id user { username } roles { name } groups { name } quotaAllowance }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }`;
  const page = async (variables: object) => {
    const { data, errors } = await graph.as(graph.world.owner).run(query, variables as Record<string, unknown>);
    expect(errors).toBeUndefined();
    return data?.["organization"].members;
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const names = (members: any): string[] => members.nodes.map((node: any) => node.user.username);
  let paged: OrganizationId;
  let usernames: string[];

  beforeEach(async () => {
    await graph.database.organization.deleteMany({ where: { name: "paged" } });
    const createOrganization = mutation(() => graph, "createOrganization", "organization { id }");
    await createOrganization("owner", { name: "paged" });
    paged = (await graph.database.organization.findUniqueOrThrow({ where: { name: "paged" } })).id as OrganizationId;
    usernames = [];
    for (let index = 0; index < 5; index += 1) {
      await newUser(paged);
      usernames.unshift(`user-${String(counter)}`);
    }
  });

  test("come in pages, the newest first, forwards and backwards", async () => {
    const first = await page({ first: 2 });
    expect(names(first)).toEqual(usernames.slice(0, 2));
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const second = await page({ first: 2, after: first.pageInfo.endCursor });
    expect(names(second)).toEqual(usernames.slice(2, 4));
    const last = await page({ last: 2 });
    expect(names(last)).toEqual(usernames.slice(3));
    const before = await page({ last: 2, before: last.pageInfo.startCursor });
    expect(names(before)).toEqual(usernames.slice(1, 3));
  });

  test("are found by a piece of their name and by their role", async () => {
    await graph.database.member.updateMany({
      where: { organizationId: paged, user: { username: usernames[3] ?? "" } },
      data: { roles: ["organization-admin"] },
    });
    expect(names(await page({ role: "organization-admin" }))).toEqual([usernames[3]]);
    expect(names(await page({ search: (usernames[1] ?? "").toUpperCase() }))).toEqual([usernames[1]]);
    expect(names(await page({ search: "%" }))).toEqual([]);
    expect(names(await page({ role: "\0" }))).toEqual([]);
  });

  test("cost as many statements for five as for one", async () => {
    const one = await graph.statements(() => page({ first: 1 }));
    const five = await graph.statements(() => page({ first: 5 }));
    expect(five).toBe(one);
  });

  test("are found one by one by their username, in their organization only", async () => {
    const member = `query ($name: String!, $username: String!) {
      organization(name: $name) { member(username: $username) { user { username } } }
    }`;
    const find = async (name: string, username: string) =>
      (await graph.as(graph.world.owner).run(member, { name, username })).data?.["organization"].member;
    expect(await find("alpha", "alpha-member")).toEqual({ user: { username: "alpha-member" } });
    expect(await find("alpha", "beta-member")).toBeNull();
    expect(await find("alpha", "\0")).toBeNull();
  });
});
