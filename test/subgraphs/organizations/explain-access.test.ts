import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { anonymous, type Actor, type UserActor } from "../../../foundation/rbac/actor.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { giveRoles } from "../../kit/world.js";

let graph: SubgraphUnderTest;
/** What is explained: what alpha's member may do. */
let subject: UserActor;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
  subject = graph.world.alphaMember;
  const { alpha, beta } = graph.world;
  const custom = { name: "starter", organizationPermissions: ["WORKSPACE_START"], ownerPermissions: [] };
  await graph.database.role.create({ data: { id: newId<"Role">(), organizationId: alpha, ...custom } });
  const { userId } = subject;
  await graph.database.member.create({
    data: { id: newId<"OrganizationMember">(), organizationId: beta, userId, roles: ["organization-admin"] },
  });
});
afterAll(() => graph.close());

interface Question {
  userId?: string;
  permission: string;
  organizationId?: string | null;
  ownerId?: string;
}

const idOf = (user: UserActor) => encodeId("User", user.userId);
const query = `query ($userId: ID!, $permission: Permission!, $organizationId: ID, $ownerId: ID) {
  explainAccess(userId: $userId, permission: $permission, organizationId: $organizationId, ownerId: $ownerId) {
    allowed reason decidedAt grantedBy deniedBy } }`;

/** About the subject and alpha, unless it says otherwise. */
const ask = (asker: Actor, question: Question) => {
  const alpha = encodeId("Organization", graph.world.alpha);
  return graph.as(asker).run(query, { userId: idOf(subject), organizationId: alpha, ...question });
};
const explain = async (asker: Actor, question: Question) => (await ask(asker, question)).data?.["explainAccess"];
const give = (roles: string[]) =>
  graph.database.member.updateMany({
    where: { userId: subject.userId, organizationId: graph.world.alpha },
    data: { roles },
  });

describe("explainAccess", () => {
  test("names the role that grants; without it the answer is another", async () => {
    await give(["starter", "organization-auditor"]);
    const first = await explain(graph.world.owner, { permission: "WORKSPACE_START" });
    expect(first).toEqual({
      allowed: true,
      reason: "alpha-member may do this: starter gives WORKSPACE_START in the organization.",
      decidedAt: "ORGANIZATION",
      grantedBy: ["starter"],
      deniedBy: [],
    });
    await give(["organization-auditor"]);
    expect(await explain(graph.world.owner, { permission: "WORKSPACE_START" })).toEqual({
      allowed: false,
      reason: "alpha-member may not do this: no role of theirs and no access list gives WORKSPACE_START there.",
      ...{ decidedAt: null, grantedBy: [], deniedBy: [] },
    });
  });

  test("names the denial that decides; without it the answer is another", async () => {
    const ban = "organization-workspace-creation-ban";
    const question = { permission: "WORKSPACE_CREATE", ownerId: idOf(subject) };
    await give(["organization-workspace-access", ban]);
    expect(await explain(graph.world.owner, question)).toMatchObject({
      ...{ allowed: false, decidedAt: "ORGANIZATION", deniedBy: [ban], grantedBy: ["organization-workspace-access"] },
      reason: `alpha-member may not do this: ${ban} denies WORKSPACE_CREATE in the organization, whatever other roles give there.`,
    });
    await give(["organization-workspace-access"]);
    expect(await explain(graph.world.owner, question)).toMatchObject({ allowed: true, decidedAt: "OWNER" });
  });

  test("asks the site where no organization is named", async () => {
    await give([]);
    const { owner } = graph.world;
    const question = { userId: idOf(owner), permission: "ORGANIZATION_CREATE", organizationId: null };
    expect(await explain(owner, question)).toMatchObject({ allowed: true, decidedAt: "SITE", grantedBy: ["owner"] });
    await graph.database.user.update({ where: { id: owner.userId }, data: { siteRoles: [] } });
    expect(await explain(owner, question)).toMatchObject({ allowed: false, grantedBy: [] });
    await graph.database.user.update({ where: { id: owner.userId }, data: { siteRoles: ["owner"] } });
  });

  test("names no role of an organization whose roles the asker may not read", async () => {
    const question = { permission: "USER_READ", organizationId: null };
    expect((await explain(graph.world.owner, question))?.grantedBy).toEqual(["organization-admin in beta"]);
    const colleague = createUserActor({
      ...{ userId: newId<"User">(), username: "colleague", siteRoles: [], groupIds: [] },
      memberships: [{ organizationId: graph.world.alpha, roles: [] }],
    });
    const veiled = await explain(colleague, question);
    expect(veiled.grantedBy).toEqual(["a role in another organization"]);
    expect(veiled.reason).not.toContain("beta");
  });

  test("explains oneself as one asks: by one's access token", async () => {
    const id = newId<"AccessToken">();
    const { userId } = graph.world.owner;
    await graph.database.accessToken.create({ data: { id, userId, name: "laptop", secretHash: Buffer.from(id) } });
    const token = { id, permissions: new Set(["ORGANIZATION_READ"] as const), organizationId: null };
    const narrow: UserActor = { ...graph.world.owner, token };
    const question = { userId: idOf(narrow), permission: "GROUP_CREATE" };
    expect(await explain(narrow, question)).toMatchObject({
      ...{ allowed: false, decidedAt: null, grantedBy: ["a role of the site"], deniedBy: ["access token laptop"] },
      reason: "owner may not do this: the access token laptop is not for GROUP_CREATE there.",
    });
    expect(await explain(graph.world.owner, question)).toMatchObject({ allowed: true });
  });

  test("says that a suspended user may do nothing, and why to whoever may know", async () => {
    const suspend = (status: "ACTIVE" | "SUSPENDED") =>
      graph.database.user.update({ where: { id: subject.userId }, data: { status } });
    await giveRoles(graph.database, subject, ["organization-admin"]);
    await suspend("SUSPENDED");
    const decision = await explain(graph.world.owner, { permission: "TEMPLATE_READ" });
    await suspend("ACTIVE");
    expect(decision).toEqual({
      ...{ allowed: false, decidedAt: null, grantedBy: [], deniedBy: [] },
      reason: "alpha-member may not do this: the user is suspended, and may do nothing.",
    });
  });
});

describe("who may ask", () => {
  test("oneself, and whoever may read the roles there", async () => {
    const question = { permission: "TEMPLATE_READ" };
    expect(await explain(subject, question)).toBeTruthy();
    expect(await explain(graph.world.owner, question)).toBeTruthy();
    const question2 = { ...question, userId: idOf(graph.world.betaMember) };
    expect(await explain(graph.world.betaMember, question2)).toMatchObject({ allowed: false });
  });

  test("others get the same nothing as for what does not exist", async () => {
    const none = encodeId("User", newId<"User">());
    const nowhere = encodeId("Organization", newId<"Organization">());
    const permission = "TEMPLATE_READ";
    for (const asker of [graph.world.betaMember, graph.world.outsider]) {
      expect(await explain(asker, { permission })).toBeNull();
      expect(await explain(asker, { permission, userId: none })).toBeNull();
      expect(await explain(asker, { permission, organizationId: nowhere })).toBeNull();
      const own = { permission, userId: idOf(asker) };
      expect(await explain(asker, own)).toEqual(
        asker === graph.world.outsider ? await explain(asker, { ...own, organizationId: nowhere }) : expect.anything(),
      );
    }
    expect(await explain(graph.world.owner, { permission, userId: none })).toBeNull();
    expect(await explain(anonymous, { permission })).toBeNull();
  });

  test.each([
    ["userId", { userId: "x" }],
    ["organizationId", { organizationId: "usr_01m860sb1dfq8vyyg7c743s6h8" }],
    ["ownerId", { ownerId: "grp_01m860sb1dfq8vyyg7c743s6h8" }],
  ])("%s must be an id of its type", async (argument, wrong) => {
    const { errors } = await ask(graph.world.owner, { permission: "TEMPLATE_READ", ...wrong });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument });
  });

  test("costs a fixed number of statements, however many roles and organizations", async () => {
    const count = (user: UserActor) =>
      graph.statements(() => explain(graph.world.owner, { userId: idOf(user), permission: "TEMPLATE_READ" }));
    expect(await count(subject)).toBe(await count(graph.world.betaMember));
  });
});
