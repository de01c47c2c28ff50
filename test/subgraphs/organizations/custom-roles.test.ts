import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { decodeId, encodeId } from "../../../foundation/ids/global-id.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { decide } from "../../../foundation/rbac/decide.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import { findUserActor } from "../../../subgraphs/organizations/actions/resolve-actor.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { auditOf, mutation } from "./mutation-kit.js";

let graph: SubgraphUnderTest;
/** An administrator of alpha, and one who administers its people only. */
let admin: UserActor;
let userAdmin: UserActor;

const alpha = () => encodeId("Organization", graph.world.alpha);
const uuidOf = (globalId: string): string => decodeId(globalId)?.id ?? "";

async function member(username: string, roles: string[], organizationId: OrganizationId = graph.world.alpha) {
  const userId = newId<"User">();
  await graph.database.user.create({ data: { id: userId, username } });
  await graph.database.member.create({ data: { id: newId<"OrganizationMember">(), organizationId, userId, roles } });
  return createUserActor({
    userId,
    username,
    siteRoles: [],
    memberships: [{ organizationId, roles }],
    groupIds: [],
  });
}

beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
  admin = await member("admin", ["organization-admin"]);
  userAdmin = await member("user-admin", ["organization-user-admin"]);
});
afterAll(() => graph.close());

const fields = "role { id name displayName isBuiltIn organizationPermissions ownerPermissions viewerCanAssign }";
const create = (...args: Parameters<ReturnType<typeof mutation>>) =>
  mutation(() => graph, "createRole", fields)(...args);
const update = (...args: Parameters<ReturnType<typeof mutation>>) =>
  mutation(() => graph, "updateRole", fields)(...args);
const remove = (...args: Parameters<ReturnType<typeof mutation>>) =>
  mutation(() => graph, "deleteRole", "deletedId")(...args);
const assign = (...args: Parameters<ReturnType<typeof mutation>>) =>
  mutation(() => graph, "setOrganizationMemberRoles", "member { roles { name } }")(...args);

const made = async (name: string, organizationPermissions: string[] = [], ownerPermissions: string[] = []) => {
  const input = { organizationId: alpha(), name, organizationPermissions, ownerPermissions };
  const { payload } = await create(admin, input);
  expect(payload?.["userErrors"]).toEqual([]);
  return payload?.["role"] as { id: string; name: string };
};
const stored = async (actor: UserActor) => (await findUserActor(graph, actor.userId))!;

describe("createRole", () => {
  test("makes a role that counts at its holder's next request, with an audit row", async () => {
    const role = await made("template-editor", ["TEMPLATE_READ", "TEMPLATE_UPDATE", "TEMPLATE_UPDATE"]);
    expect(role).toEqual({
      id: role.id,
      name: "template-editor",
      displayName: "template-editor",
      isBuiltIn: false,
      organizationPermissions: ["TEMPLATE_READ", "TEMPLATE_UPDATE"],
      ownerPermissions: [],
      viewerCanAssign: true,
    });
    expect(await auditOf(graph, uuidOf(role.id))).toMatchObject([{ action: "CREATE", actorName: "admin" }]);
    const holder = await member("editor", []);
    await assign(admin, {
      organizationId: alpha(),
      userId: encodeId("User", holder.userId),
      roles: ["template-editor"],
    });
    const { alpha: organizationId, beta } = graph.world;
    expect(decide(await stored(holder), "TEMPLATE_UPDATE", { organizationId })).toBe(true);
    expect(decide(await stored(holder), "TEMPLATE_DELETE", { organizationId })).toBe(false);
    expect(decide(await stored(holder), "TEMPLATE_UPDATE", { organizationId: beta })).toBe(false);
  });

  test("is refused to members, to strangers, and to administrators of people", async () => {
    const input = { organizationId: alpha(), name: "mine", organizationPermissions: [] };
    expect((await create("alphaMember", input)).refused).toBe("FORBIDDEN");
    expect((await create("betaMember", input)).refused).toBe("NOT_FOUND");
    expect((await create(userAdmin, input)).refused).toBe("FORBIDDEN");
  });

  test("is refused to whoever does not hold what it gives: ESCALATION", async () => {
    const maker = await member("role-maker", ["organization-auditor"]);
    const grants = { name: "x", organization: ["ORGANIZATION_ROLE_CREATE" as const], owner: [] };
    const memberships = [
      { organizationId: graph.world.alpha, roles: ["organization-auditor", "x"], customRoles: [grants] },
    ];
    const actor = createUserActor({ ...maker, memberships, groupIds: [] });
    const input = {
      organizationId: alpha(),
      name: "wider",
      organizationPermissions: ["TEMPLATE_READ", "TEMPLATE_DELETE"],
    };
    const { payload } = await create(actor, input);
    expect(payload).toMatchObject({
      role: null,
      userErrors: [{ code: "ESCALATION", path: ["input", "organizationPermissions"] }],
    });
    expect(payload?.["userErrors"][0].message).toContain("TEMPLATE_DELETE");
    expect(payload?.["userErrors"][0].message).not.toContain("TEMPLATE_READ");
    expect(
      (await create(actor, { ...input, organizationPermissions: ["TEMPLATE_READ"] })).payload?.["role"],
    ).toBeTruthy();
  });

  test.each<[string, object, string, string]>([
    ["a reserved name", { name: "organization-admin" }, "INVALID", "name"],
    ["a malformed name", { name: "Not A Name" }, "INVALID", "name"],
    ["a name that is taken", { name: "taken" }, "TAKEN", "name"],
    ["a permission of the site", { organizationPermissions: ["USER_CREATE"] }, "INVALID", "organizationPermissions"],
    ["a machine's permission", { ownerPermissions: ["PROVISIONER_JOB_RUN"] }, "INVALID", "ownerPermissions"],
  ])("refuses %s", async (_, change, code, field) => {
    if (code === "TAKEN") await made("taken");
    const { payload } = await create(admin, {
      organizationId: alpha(),
      name: "new",
      organizationPermissions: [],
      ...change,
    });
    expect(payload).toMatchObject({ role: null, userErrors: [{ code, path: ["input", field] }] });
  });

  test("a permission that does not exist is no input at all", async () => {
    const input = { organizationId: alpha(), name: "new", organizationPermissions: ["TEMPLATE_EAT"] };
    expect((await create(admin, input)).message).toMatch(/TEMPLATE_EAT/);
  });
});

describe("updateRole", () => {
  test("changes what its holders may do, with an audit row", async () => {
    const role = await made("changing", ["TEMPLATE_READ"]);
    const { payload } = await update(admin, {
      id: role.id,
      organizationPermissions: ["TEMPLATE_DELETE"],
      displayName: "C",
    });
    expect(payload?.["role"]).toMatchObject({ displayName: "C", organizationPermissions: ["TEMPLATE_DELETE"] });
    const [, change] = await auditOf(graph, uuidOf(role.id));
    expect(change).toMatchObject({
      action: "UPDATE",
      changes: { organizationPermissions: { before: ["TEMPLATE_READ"], after: ["TEMPLATE_DELETE"] } },
    });
  });

  test("asks for what changes only", async () => {
    const role = await made("asked", ["TEMPLATE_DELETE", "TEMPLATE_READ"]);
    const grants = {
      name: "x",
      organization: ["ORGANIZATION_ROLE_UPDATE" as const, "TEMPLATE_READ" as const],
      owner: [],
    };
    const memberships = [{ organizationId: graph.world.alpha, roles: ["x"], customRoles: [grants] }];
    const actor = createUserActor({ ...(await member("changer", [])), memberships, groupIds: [] });
    const change = (organizationPermissions: string[]) => update(actor, { id: role.id, organizationPermissions });
    expect((await change(["TEMPLATE_DELETE"])).payload?.["userErrors"]).toEqual([]);
    expect((await change([])).payload?.["userErrors"]).toMatchObject([{ code: "ESCALATION" }]);
  });

  test("is refused to others, for built-in roles, and for bad input", async () => {
    const role = await made("kept");
    expect((await update("alphaMember", { id: role.id })).refused).toBe("FORBIDDEN");
    expect((await update("betaMember", { id: role.id })).refused).toBe("NOT_FOUND");
    const builtIn = await graph.database.role.findFirstOrThrow({
      where: { organizationId: graph.world.alpha, name: "organization-admin" },
    });
    const { payload } = await update(admin, { id: encodeId("Role", builtIn.id), displayName: "x" });
    expect(payload).toMatchObject({ role: null, userErrors: [{ code: "NOT_ALLOWED_HERE", path: ["input", "id"] }] });
    expect((await update(admin, { id: role.id, displayName: null })).payload?.["userErrors"]).toMatchObject([
      { code: "INVALID", path: ["input", "displayName"] },
    ]);
    expect((await update(admin, { id: alpha() })).refused).toBe("BAD_USER_INPUT");
  });
});

describe("deleteRole", () => {
  test("takes it away from all who hold it, with an audit row", async () => {
    const role = await made("short-lived", ["TEMPLATE_READ"]);
    const holder = await member("holder", ["short-lived", "organization-auditor"]);
    const { payload } = await remove(admin, { id: role.id });
    expect(payload).toEqual({ deletedId: role.id, userErrors: [] });
    const row = await graph.database.member.findFirstOrThrow({ where: { userId: holder.userId } });
    expect(row.roles).toEqual(["organization-auditor"]);
    expect((await auditOf(graph, uuidOf(role.id))).map(({ action }) => action)).toEqual(["CREATE", "DELETE"]);
  });

  test("is refused to others, and for a built-in role", async () => {
    const role = await made("stays");
    expect((await remove("alphaMember", { id: role.id })).refused).toBe("FORBIDDEN");
    expect((await remove("betaMember", { id: role.id })).refused).toBe("NOT_FOUND");
    expect((await remove(admin, { id: encodeId("Role", newId<"Role">()) })).refused).toBe("NOT_FOUND");
    const builtIn = await graph.database.role.findFirstOrThrow({
      where: { organizationId: graph.world.alpha, name: "organization-auditor" },
    });
    const { payload } = await remove(admin, { id: encodeId("Role", builtIn.id) });
    expect(payload).toMatchObject({ deletedId: null, userErrors: [{ code: "NOT_ALLOWED_HERE" }] });
  });
});

describe("giving roles", () => {
  const give = (actor: UserActor, user: UserActor, roles: string[]) =>
    assign(actor, { organizationId: alpha(), userId: encodeId("User", user.userId), roles });
  const codeOf = async (answer: ReturnType<typeof give>) => (await answer).payload?.["userErrors"][0]?.code;

  test("nobody gives or takes what they do not hold", async () => {
    const other = await member("promoted", []);
    expect(await codeOf(give(userAdmin, other, ["organization-admin"]))).toBe("ESCALATION");
    expect(await codeOf(give(userAdmin, other, ["organization-user-admin"]))).toBeUndefined();
    const boss = await member("boss", ["organization-admin"]);
    expect(await codeOf(give(userAdmin, boss, []))).toBe("ESCALATION");
    expect(await codeOf(give(admin, boss, []))).toBeUndefined();
  });

  test("nobody lifts a ban without what it bans, nor their own", async () => {
    const banned = await member("banned", ["organization-workspace-creation-ban", "organization-admin"]);
    expect(await codeOf(give(userAdmin, banned, ["organization-admin"]))).toBe("ESCALATION");
    expect(await codeOf(give(banned, banned, ["organization-admin"]))).toBe("NOT_ALLOWED_HERE");
    expect(await codeOf(give(admin, banned, ["organization-admin"]))).toBeUndefined();
  });

  test("nor by removing whom it bans and letting them in again", async () => {
    const banned = await member("banned-too", ["organization-workspace-creation-ban"]);
    const out = mutation(() => graph, "removeOrganizationMember", "__typename");
    const input = { organizationId: alpha(), userId: encodeId("User", banned.userId) };
    expect((await out(userAdmin, input)).payload?.["userErrors"]).toMatchObject([
      { code: "ESCALATION", path: ["input", "userId"] },
    ]);
    expect((await out(admin, input)).payload?.["userErrors"]).toEqual([]);
  });

  test("nobody gives themselves roles by joining", async () => {
    const join = mutation(() => graph, "addOrganizationMember", "__typename");
    const { owner } = graph.world;
    const input = { organizationId: alpha(), userId: encodeId("User", owner.userId) };
    const { payload } = await join(owner, { ...input, roles: ["organization-admin"] });
    expect(payload?.["userErrors"]).toMatchObject([{ code: "NOT_ALLOWED_HERE", path: ["input", "roles"] }]);
    expect((await join(owner, input)).payload?.["userErrors"]).toEqual([]);
  });

  test("a role of another organization is none here, and 10,000 are too many", async () => {
    const other = await member("plain", []);
    await graph.database.role.create({
      data: { id: newId<"Role">(), organizationId: graph.world.beta, name: "betas-own" },
    });
    expect(await codeOf(give(admin, other, ["betas-own"]))).toBe("NOT_FOUND");
    expect(
      await codeOf(
        give(
          admin,
          other,
          Array.from({ length: 10_000 }, (_, index) => `r${String(index)}`),
        ),
      ),
    ).toBe("LIMIT_EXCEEDED");
  });

  test("nor by the roles that everybody gets who joins", async () => {
    const grants = { name: "x", organization: ["ORGANIZATION_UPDATE" as const], owner: [] };
    const memberships = [{ organizationId: graph.world.alpha, roles: ["x"], customRoles: [grants] }];
    const actor = createUserActor({ ...(await member("renamer", [])), memberships, groupIds: [] });
    const change = mutation(() => graph, "updateOrganization", "organization { id }");
    const { payload } = await change(actor, { id: alpha(), defaultMemberRoles: ["organization-admin"] });
    expect(payload).toMatchObject({ userErrors: [{ code: "ESCALATION", path: ["input", "defaultMemberRoles"] }] });
    expect((await change(actor, { id: alpha(), description: "new" })).payload?.["userErrors"]).toEqual([]);
  });
});
