import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { codeOf, openWorkshop, uuidOf, type Workshop } from "./workshop.js";

let shop: Workshop;
/** Open to everybody; for one group; administered by one user; for nobody but those with roles. */
let open: string;
let grouped: string;
let administered: string;
let closed: string;
let groupId: string;

/** A plain member of alpha with workspace access, in these groups beside Everyone. */
async function member(username: string, options: { roles?: string[]; groups?: string[] } = {}): Promise<UserActor> {
  const { database, world } = shop;
  const userId = newId<"User">();
  const roles = options.roles ?? ["organization-workspace-access"];
  await database.user.create({ data: { id: userId, username, siteRoles: [] } });
  await database.member.create({
    data: { id: newId<"OrganizationMember">(), organizationId: world.alpha, userId, roles },
  });
  const everyone = await database.group.findFirstOrThrow({ where: { organizationId: world.alpha, isEveryone: true } });
  return createUserActor({
    userId,
    username,
    siteRoles: [],
    memberships: [{ organizationId: world.alpha, roles }],
    groupIds: [everyone.id, ...(options.groups ?? [])],
  });
}

const list = (templateId: string, subjectId: string, line: { isGroup: boolean; role: "USE" | "ADMIN" }) =>
  shop.database.templateAccess.create({ data: { templateId: uuidOf(templateId), subjectId, ...line } });
const namesSeen = async (actor: UserActor) => {
  const { data } = await shop.as(actor).run("{ templates { totalCount nodes { name } } }");
  const names = (data?.templates.nodes as { name: string }[]).map(({ name }) => name).sort();
  expect(data?.templates.totalCount).toBe(names.length);
  return names;
};

let plain: UserActor;
let inGroup: UserActor;
let administrator: UserActor;

beforeAll(async () => {
  shop = await openWorkshop();
  const organizationId = shop.world.alpha;
  groupId = newId<"Group">();
  await shop.database.group.create({ data: { id: groupId, organizationId, name: "testers" } });
  const hidden = { input: { everyoneCanUse: false } };
  open = await shop.template("open");
  grouped = await shop.template("grouped", hidden);
  administered = await shop.template("administered", hidden);
  closed = await shop.template("closed", hidden);
  plain = await member("plain");
  inGroup = await member("in-group", { groups: [groupId] });
  administrator = await member("administrator");
  await list(grouped, groupId, { isGroup: true, role: "USE" });
  await list(administered, administrator.userId, { isGroup: false, role: "ADMIN" });
});
afterAll(() => shop.close());

describe("access lists", () => {
  test("say who sees a template: everybody, a group, a user; roles see all", async () => {
    expect(await namesSeen(plain)).toEqual(["open"]);
    expect(await namesSeen(inGroup)).toEqual(["grouped", "open"]);
    expect(await namesSeen(administrator)).toEqual(["administered", "open"]);
    const templateAdmin = await member("template-admin", { roles: ["organization-template-admin"] });
    expect(await namesSeen(templateAdmin)).toEqual(["administered", "closed", "grouped", "open"]);
    expect(await namesSeen(shop.world.betaMember)).toEqual([]);
  });

  test("say the same of one template, its versions, and by name", async () => {
    const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Template {
      name versions { totalCount nodes { name files { path } } } access { role } } } }`;
    const refs = [open, grouped, administered, closed].map((id) => ({ __typename: "Template", id }));
    const seen = async (actor: UserActor) => (await shop.as(actor).run(query, { refs })).data?._entities;
    expect(await seen(plain)).toEqual([
      { name: "open", versions: { totalCount: 1, nodes: [{ name: expect.any(String), files: null }] }, access: null },
      null,
      null,
      null,
    ]);
    const [, , own] = await seen(administrator);
    expect(own).toEqual({
      name: "administered",
      versions: { totalCount: 1, nodes: [{ name: expect.any(String), files: [{ path: "main.tf" }] }] },
      access: [{ role: "ADMIN" }],
    });
  });

  test("costs as many statements for four templates as for one", async () => {
    const query = `query ($first: Int) { templates(first: $first) { nodes { name access { role } versions { nodes { files { path } } } } } }`;
    const actor = await member("counter", { roles: ["organization-template-admin"] });
    const count = (first: number) => shop.statements(() => shop.as(actor).run(query, { first }));
    expect(await count(4)).toBe(await count(1));
  });

  test("USE is for making workspaces of one's own, and for nothing else", async () => {
    const made = await shop.send(plain, "createWorkspace", { templateId: open, name: "mine" });
    expect(made.data?.answer.userErrors).toEqual([]);
    const make = async (actor: UserActor, templateId: string, input = {}) =>
      codeOf(await shop.send(actor, "createWorkspace", { templateId, name: "x", ...input }));
    expect(await make(plain, closed)).toBe("NOT_FOUND");
    expect(await make(plain, open, { ownerId: encodeId("User", inGroup.userId) })).toBe("FORBIDDEN");
    const banned = await member("banned", {
      roles: ["organization-workspace-access", "organization-workspace-creation-ban"],
    });
    expect(await make(banned, open)).toBe("FORBIDDEN");
    expect(codeOf(await shop.send(plain, "updateTemplate", { id: open, description: "mine" }))).toBe("FORBIDDEN");
    expect(codeOf(await shop.send(plain, "updateTemplate", { id: closed, description: "mine" }))).toBe("NOT_FOUND");
  });

  test("ADMIN is for all that is about this template, and no other", async () => {
    const change = (id: string) => shop.send(administrator, "updateTemplate", { id, description: "changed" });
    expect((await change(administered)).data?.answer.template.description).toBe("changed");
    expect(codeOf(await change(open))).toBe("FORBIDDEN");
    expect(codeOf(await change(closed))).toBe("NOT_FOUND");
  });

  test("count for members of the organization only", async () => {
    const { outsider } = shop.world;
    await list(closed, outsider.userId, { isGroup: false, role: "ADMIN" });
    expect(await namesSeen(outsider)).toEqual([]);
    expect(codeOf(await shop.send(outsider, "updateTemplate", { id: closed, description: "x" }))).toBe("NOT_FOUND");
  });
});

describe("workspaces", () => {
  test("are seen by their owner and by roles, not by other members", async () => {
    const query = "{ workspaces { totalCount nodes { name builds { totalCount nodes { number } } } } }";
    const seen = async (actor: UserActor) => (await shop.as(actor).run(query)).data?.workspaces;
    expect(await seen(plain)).toEqual({
      totalCount: 1,
      nodes: [{ name: "mine", builds: { totalCount: 1, nodes: [{ number: 1 }] } }],
    });
    expect(await seen(inGroup)).toEqual({ totalCount: 0, nodes: [] });
    expect((await seen(await member("reader", { roles: ["organization-template-admin"] })))?.totalCount).toBe(1);
    const gone = await member("without-access", { roles: [] });
    expect(await seen(gone)).toEqual({ totalCount: 0, nodes: [] });
  });

  test("are started and stopped by their owner, and nobody else", async () => {
    const { id } = await shop.database.workspace.findFirstOrThrow({ where: { name: "mine" } });
    const globalId = encodeId("Workspace", id);
    await shop.finishBuild(globalId);
    expect(codeOf(await shop.send(inGroup, "stopWorkspace", { id: globalId }))).toBe("NOT_FOUND");
    const reader = await member("template-reader", { roles: ["organization-template-admin"] });
    expect(codeOf(await shop.send(reader, "stopWorkspace", { id: globalId }))).toBe("FORBIDDEN");
    expect((await shop.send(plain, "stopWorkspace", { id: globalId })).data?.answer.userErrors).toEqual([]);
  });
});

describe("setTemplateAccess", () => {
  const set = async (actor: UserActor, input: object) => {
    const query = `mutation ($input: SetTemplateAccessInput!) {
      setTemplateAccess(input: $input) { template { access { subjectId role } } userErrors { code path message } } }`;
    const { data, errors } = await shop.as(actor).run(query, { input });
    return { payload: data?.setTemplateAccess, refused: errors?.[0]?.extensions["code"] as string | undefined };
  };
  const group = () => encodeId("Group", groupId);
  let admin: UserActor;
  let id: string;
  beforeAll(async () => {
    admin = await member("access-admin", { roles: ["organization-template-admin"] });
    id = await shop.template("shared", { input: { everyoneCanUse: false } });
  });

  test("opens a template to a group, and closes it again, with audit rows", async () => {
    expect((await set(admin, { id, add: [{ subjectId: group(), role: "USE" }] })).payload.template.access).toEqual([
      { subjectId: group(), role: "USE" },
    ]);
    expect(await namesSeen(inGroup)).toContain("shared");
    expect((await set(admin, { id, removeSubjectIds: [group()] })).payload.template.access).toEqual([]);
    expect(await namesSeen(inGroup)).not.toContain("shared");
    const changes = (await shop.auditOf(id)).slice(1).map((entry) => entry.changes);
    expect(changes).toEqual([
      { access: { before: {}, after: { [group()]: "USE" } } },
      { access: { before: { [group()]: "USE" }, after: {} } },
    ]);
  });

  test("takes the whole list, and writes nothing where nothing changes", async () => {
    const entries = [
      { subjectId: group(), role: "USE" },
      { subjectId: encodeId("User", plain.userId), role: "ADMIN" },
    ];
    expect((await set(admin, { id, entries })).payload.template.access).toHaveLength(2);
    const rows = (await shop.auditOf(id)).length;
    await set(admin, { id, entries });
    expect((await shop.auditOf(id)).length).toBe(rows);
    await set(admin, { id, entries: [] });
  });

  test("nobody makes an administrator who is none", async () => {
    const editor = createUserActor({
      ...(await member("editor")),
      memberships: [
        {
          organizationId: shop.world.alpha,
          roles: ["editor"],
          customRoles: [{ name: "editor", organization: ["TEMPLATE_READ", "TEMPLATE_UPDATE"], owner: [] }],
        },
      ],
      groupIds: [],
    });
    const self = encodeId("User", editor.userId);
    const { payload } = await set(editor, { id, add: [{ subjectId: self, role: "ADMIN" }] });
    expect(payload).toMatchObject({ template: null, userErrors: [{ code: "ESCALATION" }] });
    expect((await set(editor, { id, add: [{ subjectId: self, role: "USE" }] })).payload.userErrors).toEqual([]);
    // Who administers it by its list may share that.
    const shared = await set(administrator, { id: administered, add: [{ subjectId: group(), role: "ADMIN" }] });
    expect(shared.payload.userErrors).toEqual([]);
  });

  test("is refused to users of the template, and to those who do not see it", async () => {
    const add = [{ subjectId: group(), role: "USE" }];
    expect((await set(plain, { id: open, add })).refused).toBe("FORBIDDEN");
    expect((await set(plain, { id: closed, add })).refused).toBe("NOT_FOUND");
    expect((await set(shop.world.betaMember, { id: open, add })).refused).toBe("NOT_FOUND");
  });

  test("refuses strangers, other ids, and both ways at once", async () => {
    const line = (subjectId: string) => ({ subjectId, role: "USE" });
    const stranger = encodeId("User", shop.world.betaMember.userId);
    expect((await set(admin, { id, entries: [line(group()), line(stranger)] })).payload.userErrors).toMatchObject([
      { code: "NOT_FOUND", path: ["input", "entries", "1", "subjectId"] },
    ]);
    expect((await set(admin, { id, entries: [line(id)] })).refused).toBe("BAD_USER_INPUT");
    expect((await set(admin, { id, entries: [], removeSubjectIds: [group()] })).payload.userErrors).toMatchObject([
      { code: "INVALID", path: ["input", "entries"] },
    ]);
  });
});
