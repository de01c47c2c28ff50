import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { Actor, UserActor } from "../../../foundation/rbac/actor.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import { openWorkshop, uuidOf, type Workshop } from "./workshop.js";

let shop: Workshop;
let templateId: string;
let groupId: string;
let ada: UserActor;
let admin: UserActor;

async function member(username: string, roles: string[]): Promise<UserActor> {
  const { database, world } = shop;
  const userId = newId<"User">();
  await database.user.create({ data: { id: userId, username } });
  const row = { id: newId<"OrganizationMember">(), organizationId: world.alpha, userId, roles };
  await database.member.create({ data: row });
  const memberships = [{ organizationId: world.alpha, roles }];
  return createUserActor({ userId, username, siteRoles: [], memberships, groupIds: [] });
}

beforeAll(async () => {
  shop = await openWorkshop();
  templateId = await shop.template("closed", { input: { everyoneCanUse: false } });
  ada = await member("ada", ["organization-workspace-access"]);
  admin = await member("admin", ["organization-admin"]);
  groupId = newId<"Group">();
  const organizationId = shop.world.alpha;
  await shop.database.group.create({ data: { id: groupId, organizationId, name: "testers" } });
  await shop.database.groupMember.create({ data: { groupId, organizationId, userId: ada.userId } });
});
afterAll(() => shop.close());

async function explain(asker: Actor, type: "Template" | "Workspace", id: string, question: object) {
  const query = `query ($refs: [_Any!]!, $userId: ID!, $permission: Permission!) {
    _entities(representations: $refs) { ... on ${type} {
      explainAccess(userId: $userId, permission: $permission) { allowed reason decidedAt grantedBy deniedBy } } } }`;
  const refs = [{ __typename: type, id }];
  const { data, errors } = await shop.as(asker).run(query, { refs, userId: encodeId("User", ada.userId), ...question });
  return { decision: data?.["_entities"][0]?.explainAccess, errors };
}

describe("Template.explainAccess", () => {
  const line = (subjectId: string, isGroup: boolean, role: "USE" | "ADMIN") =>
    shop.database.templateAccess.create({ data: { templateId: uuidOf(templateId), subjectId, isGroup, role } });
  const take = (subjectId: string) => shop.database.templateAccess.deleteMany({ where: { subjectId } });
  const ask = async (permission: string) => (await explain(admin, "Template", templateId, { permission })).decision;

  test("names the line of the access list; without it the answer is another", async () => {
    await line(groupId, true, "USE");
    expect(await ask("TEMPLATE_USE")).toEqual({
      allowed: true,
      reason: "ada may do this: the access list gives TEMPLATE_USE by USE for the group testers.",
      ...{ decidedAt: null, grantedBy: ["USE for the group testers"], deniedBy: [] },
    });
    expect(await ask("TEMPLATE_UPDATE")).toMatchObject({ allowed: false, grantedBy: [] });
    await line(ada.userId, false, "ADMIN");
    expect(await ask("TEMPLATE_UPDATE")).toMatchObject({ allowed: true, grantedBy: ["ADMIN for the user ada"] });
    await take(ada.userId);
    await take(groupId);
    expect(await ask("TEMPLATE_USE")).toMatchObject({ allowed: false, grantedBy: [] });
  });

  test("asks roles as well", async () => {
    const { decision } = await explain(admin, "Template", templateId, {
      userId: encodeId("User", admin.userId),
      permission: "TEMPLATE_DELETE",
    });
    expect(decision).toMatchObject({ allowed: true, decidedAt: "ORGANIZATION", grantedBy: ["organization-admin"] });
  });

  test("counts no line for who is no member of the organization", async () => {
    await line(shop.world.outsider.userId, false, "ADMIN");
    const userId = encodeId("User", shop.world.outsider.userId);
    const { decision } = await explain(shop.world.owner, "Template", templateId, {
      userId,
      permission: "TEMPLATE_READ",
    });
    expect(decision).toMatchObject({ allowed: false, grantedBy: [] });
  });

  test("is asked about oneself, and about others by who may read roles and the list", async () => {
    await line(groupId, true, "USE");
    const inGroup = { ...ada, groupIds: new Set([groupId]) };
    expect((await explain(inGroup, "Template", templateId, { permission: "TEMPLATE_USE" })).decision.allowed).toBe(
      true,
    );
    const about = { userId: encodeId("User", admin.userId), permission: "TEMPLATE_USE" };
    expect((await explain(inGroup, "Template", templateId, about)).decision).toBeNull();
    expect((await explain(shop.world.betaMember, "Template", templateId, about)).decision).toBeUndefined();
  });

  test("names the argument that is no user", async () => {
    const { errors } = await explain(admin, "Template", templateId, { userId: templateId, permission: "TEMPLATE_USE" });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "userId" });
  });
});

describe("Workspace.explainAccess", () => {
  test("tells what is one's own from what is not", async () => {
    const ownerId = encodeId("User", ada.userId);
    const id = await shop.workspace(await shop.template("open"), "adas", { ownerId });
    expect((await explain(admin, "Workspace", id, { permission: "WORKSPACE_START" })).decision).toMatchObject({
      ...{ allowed: true, decidedAt: "OWNER", grantedBy: ["organization-workspace-access"] },
    });
    const bob = await member("bob", ["organization-workspace-access"]);
    const about = { userId: encodeId("User", bob.userId), permission: "WORKSPACE_START" };
    expect((await explain(admin, "Workspace", id, about)).decision).toMatchObject({ allowed: false, grantedBy: [] });
    expect((await explain(ada, "Workspace", id, about)).decision).toBeTruthy();
    expect((await explain(bob, "Workspace", id, about)).decision).toBeUndefined();
  });

  test("asks the template's list about the template", async () => {
    const ownerId = encodeId("User", ada.userId);
    const id = await shop.workspace(await shop.template("listed"), "by-list", { ownerId });
    const { decision } = await explain(admin, "Workspace", id, { permission: "TEMPLATE_USE" });
    expect(decision).toMatchObject({ allowed: true, grantedBy: ["USE for the group Everyone"] });
  });
});
