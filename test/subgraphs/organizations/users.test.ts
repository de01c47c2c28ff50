import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import type { UserId } from "../../../foundation/ids/ids.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { auditOf, mutation } from "./mutation-kit.js";

let graph: SubgraphUnderTest;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
});
afterAll(() => graph.close());

const fields = "user { id username name email avatarUrl kind status siteRoles { name } }";
const create = mutation(() => graph, "createUser", fields);
const update = mutation(() => graph, "updateUser", fields);
const setStatus = mutation(() => graph, "setUserStatus", fields);
const setSiteRoles = mutation(() => graph, "setUserSiteRoles", fields);
const remove = mutation(() => graph, "deleteUser", "deletedId");

const idOf = (actor: UserActor): string => encodeId("User", actor.userId);
const findUser = (id: UserId) => graph.database.user.findUnique({ where: { id } });

let counter = 0;
const newUser = async (siteRoles: string[] = []): Promise<UserActor> => {
  const userId: UserId = newId<"User">();
  counter += 1;
  const username = `user-${String(counter)}`;
  await graph.database.user.create({ data: { id: userId, username, siteRoles, email: `${username}@example.test` } });
  return createUserActor({ userId, username, siteRoles, memberships: [], groupIds: [] });
};

describe("createUser", () => {
  test("makes a member with the default roles, with audit rows", async () => {
    const organizationIds = [encodeId("Organization", graph.world.beta)];
    const input = { username: "ada", email: "Ada@Example.test", name: "Ada", organizationIds };
    const { payload } = await create("owner", input);
    expect(payload).toMatchObject({
      user: { username: "ada", email: "ada@example.test", kind: "HUMAN", status: "ACTIVE", siteRoles: [] },
      userErrors: [],
    });
    const user = await graph.database.user.findUniqueOrThrow({
      where: { username: "ada" },
      include: { memberships: true },
    });
    expect(user.memberships).toMatchObject([
      { organizationId: graph.world.beta, roles: ["organization-workspace-access"] },
    ]);
    expect(await auditOf(graph, user.id)).toMatchObject([{ action: "CREATE", organizationId: null }]);
    expect(await auditOf(graph, user.memberships[0]?.id ?? "")).toMatchObject([{ organizationName: "beta" }]);
  });

  test("makes service accounts without an address", async () => {
    const { payload } = await create("owner", { username: "ci", kind: "SERVICE_ACCOUNT" });
    expect(payload?.["user"]).toMatchObject({ kind: "SERVICE_ACCOUNT", email: null });
  });

  test.each([
    ["a username that is taken", { username: "alpha-member" }, "TAKEN", "username"],
    ["an address that is taken", { username: "x", email: "OWNER@example.test" }, "TAKEN", "email"],
    ["a malformed username", { username: "A B" }, "INVALID", "username"],
    ["what is no address", { username: "x", email: "x" }, "INVALID", "email"],
    [
      "an organization that is not there",
      { username: "x", organizationIds: [encodeId("Organization", newId<"Organization">())] },
      "NOT_FOUND",
      "organizationIds",
    ],
  ])("answers %s with a UserError", async (_, input, code, field) => {
    const { payload } = await create("owner", input);
    expect(payload).toMatchObject({ user: null, userErrors: [{ code, path: ["input", field] }] });
    expect(await graph.database.user.count({ where: { username: "x" } })).toBe(0);
  });

  test("is refused to a member", async () => {
    expect((await create("alphaMember", { username: "mine" })).refused).toBe("FORBIDDEN");
  });
});

describe("updateUser", () => {
  test("changes what is given and clears on null, with an audit row", async () => {
    const user = await newUser();
    const { payload } = await update("owner", { id: idOf(user), username: "renamed", name: "R", email: null });
    expect(payload?.["user"]).toMatchObject({ username: "renamed", name: "R", email: null });
    const [entry] = await auditOf(graph, user.userId);
    expect(entry?.changes).toEqual({
      username: { before: user.username, after: "renamed" },
      name: { before: "", after: "R" },
      email: { before: `${user.username}@example.test`, after: null },
    });
  });

  test("lets everybody change their own name and picture, not their username", async () => {
    const me = await newUser();
    const { payload } = await update(me, { id: idOf(me), name: "Me", avatarUrl: "/me.png" });
    expect(payload?.["user"]).toMatchObject({ name: "Me", avatarUrl: "/me.png" });
    expect((await update(me, { id: idOf(me), username: "boss" })).refused).toBe("FORBIDDEN");
  });

  test("tells nobody by their own address whether another has it", async () => {
    const [me, other] = [await newUser(), await newUser()];
    const own = await findUser(me.userId);
    for (const email of [`${other.username}@example.test`, "free@example.test", null]) {
      expect((await update(me, { id: idOf(me), email })).refused).toBe("FORBIDDEN");
    }
    expect((await findUser(me.userId))?.email).toBe(own?.email);
    const { payload } = await update("owner", { id: idOf(me), email: `${other.username}@example.test` });
    expect(payload).toMatchObject({ user: null, userErrors: [{ code: "TAKEN", path: ["input", "email"] }] });
  });

  test.each([
    ["a username that is taken", { username: "owner" }, "TAKEN", "username"],
    ["no username", { username: null }, "INVALID", "username"],
    ["what is no address", { email: "here" }, "INVALID", "email"],
  ])("answers %s with a UserError", async (_, change, code, field) => {
    const { payload } = await update("owner", { id: idOf(graph.world.alphaMember), ...change });
    expect(payload).toMatchObject({ user: null, userErrors: [{ code, path: ["input", field] }] });
  });

  test("is refused on others: to who sees them, and to who does not", async () => {
    const peer = await newUser();
    await graph.database.member.create({
      data: { id: newId<"OrganizationMember">(), organizationId: graph.world.alpha, userId: peer.userId, roles: [] },
    });
    expect((await update("alphaMember", { id: idOf(peer), name: "x" })).refused).toBe("FORBIDDEN");
    expect((await update("betaMember", { id: idOf(peer), name: "x" })).refused).toBe("NOT_FOUND");
    expect((await findUser(peer.userId))?.name).toBe("");
  });
});

describe("setUserStatus", () => {
  test("suspends and lets in again, with audit rows", async () => {
    const user = await newUser();
    const set = (status: string) => setStatus("owner", { id: idOf(user), status });
    expect((await set("SUSPENDED")).payload?.["user"]).toMatchObject({ status: "SUSPENDED" });
    expect((await set("SUSPENDED")).payload?.["userErrors"]).toEqual([]);
    expect((await set("ACTIVE")).payload?.["user"]).toMatchObject({ status: "ACTIVE" });
    expect((await auditOf(graph, user.userId)).map((entry) => entry.changes)).toEqual([
      { status: { before: "ACTIVE", after: "SUSPENDED" } },
      { status: { before: "SUSPENDED", after: "ACTIVE" } },
    ]);
  });

  test("is refused on oneself, to a member, and to who does not see them", async () => {
    const status = "SUSPENDED";
    expect((await setStatus("owner", { id: idOf(graph.world.owner), status })).payload).toMatchObject({
      userErrors: [{ code: "NOT_ALLOWED_HERE", path: ["input", "id"] }],
    });
    const input = { id: idOf(graph.world.alphaMember), status };
    expect((await setStatus("alphaMember", input)).refused).toBe("FORBIDDEN");
    expect((await setStatus("betaMember", input)).refused).toBe("NOT_FOUND");
  });
});

describe("setUserSiteRoles", () => {
  test("sets the whole list, with an audit row", async () => {
    const user = await newUser(["auditor"]);
    const { payload } = await setSiteRoles("owner", { id: idOf(user), roles: ["user-admin"] });
    expect(payload?.["user"].siteRoles).toEqual([{ name: "user-admin" }]);
    const [entry] = await auditOf(graph, user.userId);
    expect(entry?.changes).toEqual({ siteRoles: { before: ["auditor"], after: ["user-admin"] } });
  });

  test.each([
    ["a role that is none", ["captain"], "NOT_FOUND"],
    ["an organization's role", ["organization-admin"], "NOT_FOUND"],
    ["the implied role", ["member"], "INVALID"],
  ])("answers %s with a UserError", async (_, roles, code) => {
    const { payload } = await setSiteRoles("owner", { id: idOf(graph.world.alphaMember), roles });
    expect(payload).toMatchObject({ user: null, userErrors: [{ code, path: ["input", "roles"] }] });
  });

  test("is refused on oneself, to a member, and to who does not see them", async () => {
    expect((await setSiteRoles("owner", { id: idOf(graph.world.owner), roles: [] })).payload).toMatchObject({
      userErrors: [{ code: "NOT_ALLOWED_HERE" }],
    });
    const input = { id: idOf(graph.world.alphaMember), roles: ["owner"] };
    expect((await setSiteRoles("alphaMember", input)).refused).toBe("FORBIDDEN");
    expect((await setSiteRoles("betaMember", input)).refused).toBe("NOT_FOUND");
  });
});

describe("the last owner of the site", () => {
  test.each([
    ["both lose the role", (id: string, by: UserActor) => setSiteRoles(by, { id, roles: [] })],
    ["both are suspended", (id: string, by: UserActor) => setStatus(by, { id, status: "SUSPENDED" })],
    ["both are deleted", (id: string, by: UserActor) => remove(by, { id })],
  ])("stays where two owners see to it that %s at the same moment", async (_, undo) => {
    await graph.database.user.updateMany({ data: { siteRoles: [] }, where: { username: { startsWith: "user-" } } });
    const { owner } = graph.world;
    const other = await newUser(["owner"]);
    const answers = await Promise.all([undo(idOf(other), owner), undo(idOf(owner), other)]);
    const codes = answers.map(({ payload }) => payload?.["userErrors"][0]?.code as string | undefined);
    expect(codes.sort()).toEqual(["NOT_ALLOWED_HERE", undefined]);
    const owners = await graph.database.user.count({ where: { siteRoles: { has: "owner" }, status: "ACTIVE" } });
    expect(owners).toBe(1);
    const { userId, username } = owner;
    const before = { username, status: "ACTIVE" as const, siteRoles: ["owner"] };
    await graph.database.user.upsert({ where: { id: userId }, create: { id: userId, ...before }, update: before });
  });
});

describe("deleteUser", () => {
  test("deletes with memberships and tokens, with an audit row", async () => {
    const user = await newUser();
    await graph.database.accessToken.create({
      data: { id: newId<"AccessToken">(), userId: user.userId, name: "t", secretHash: Buffer.from(user.userId) },
    });
    expect((await remove("owner", { id: idOf(user) })).payload).toEqual({ deletedId: idOf(user), userErrors: [] });
    expect(await graph.database.accessToken.count({ where: { userId: user.userId } })).toBe(0);
    expect(await auditOf(graph, user.userId)).toMatchObject([{ action: "DELETE", resourceName: user.username }]);
  });

  test("is refused while workspaces are left, and counts them", async () => {
    const user = await newUser();
    const organizationId = graph.world.alpha;
    const templateId = newId<"Template">();
    const activeVersionId = newId<"TemplateVersion">();
    const template = { id: templateId, organizationId, name: "t", activeVersionId };
    await graph.database.template.create({ data: template });
    const workspace = { id: newId<"Workspace">(), organizationId, ownerId: user.userId, templateId, name: "w" };
    const build = { latestBuildId: newId<"WorkspaceBuild">(), versionId: activeVersionId };
    await graph.database.workspace.create({ data: { ...workspace, ...build } });
    const { payload } = await remove("owner", { id: idOf(user) });
    expect(payload).toMatchObject({ deletedId: null, userErrors: [{ code: "IN_USE", path: ["input", "id"] }] });
    expect(payload?.["userErrors"][0].message).toContain("1 workspace");
    expect(await findUser(user.userId)).not.toBeNull();
  });

  test("is refused on oneself, to a member, and to who does not see them", async () => {
    const { payload } = await remove("owner", { id: idOf(graph.world.owner) });
    expect(payload).toMatchObject({ userErrors: [{ code: "NOT_ALLOWED_HERE" }] });
    const input = { id: idOf(graph.world.alphaMember) };
    expect((await remove("alphaMember", input)).refused).toBe("FORBIDDEN");
    expect((await remove("betaMember", input)).refused).toBe("NOT_FOUND");
  });
});
