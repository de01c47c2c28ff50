import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { mutation } from "./mutation-kit.js";

/** What a sync decides about, for users who sign in by a provider, is not changed by hand. */
let graph: SubgraphUnderTest;
let group: string;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
  const { alpha, alphaMember, outsider } = graph.world;
  const id = newId<"Group">();
  await graph.database.group.create({ data: { id, organizationId: alpha, name: "eng" } });
  group = encodeId("Group", id);
  for (const userId of [alphaMember.userId, outsider.userId])
    await graph.database.managed.create({ data: { id: newId(), userId, what: "IDENTITY", setting: "Test" } });
});
afterAll(() => graph.close());

const set = (what: string, organizationId: string | null = null) =>
  graph.database.managed.create({ data: { id: newId(), what, organizationId, setting: `setting of ${what}` } });
const free = () => graph.database.managed.deleteMany({ where: { userId: null } });

const alpha = () => ({ organizationId: encodeId("Organization", graph.world.alpha) });
const user = (who: "alphaMember" | "betaMember" | "outsider") => encodeId("User", graph.world[who].userId);

const mutations = {
  addOrganizationMember: mutation(() => graph, "addOrganizationMember", "member { id }"),
  removeOrganizationMember: mutation(() => graph, "removeOrganizationMember", "deletedId"),
  setOrganizationMemberRoles: mutation(() => graph, "setOrganizationMemberRoles", "member { id }"),
  setUserSiteRoles: mutation(() => graph, "setUserSiteRoles", "user { id }"),
  updateGroup: mutation(() => graph, "updateGroup", "group { id }"),
  createGroup: mutation(() => graph, "createGroup", "group { id }"),
};

type Row = [name: keyof typeof mutations, what: string, input: () => object, path: string];
const rows: Row[] = [
  ["addOrganizationMember", "ORGANIZATIONS", () => ({ ...alpha(), userId: user("outsider") }), "userId"],
  [
    "addOrganizationMember",
    "ROLES",
    () => ({ ...alpha(), userId: user("outsider"), roles: ["organization-auditor"] }),
    "roles",
  ],
  ["removeOrganizationMember", "ORGANIZATIONS", () => ({ ...alpha(), userId: user("alphaMember") }), "userId"],
  [
    "setOrganizationMemberRoles",
    "ROLES",
    () => ({ ...alpha(), userId: user("alphaMember"), roles: ["organization-auditor"] }),
    "roles",
  ],
  ["setUserSiteRoles", "SITE_ROLES", () => ({ id: user("alphaMember"), roles: ["auditor"] }), "roles"],
  ["updateGroup", "GROUPS", () => ({ id: group, addMemberIds: [user("alphaMember")] }), "addMemberIds"],
  ["createGroup", "GROUPS", () => ({ ...alpha(), name: "new", memberIds: [user("alphaMember")] }), "memberIds"],
];
const isOfOrganization = (what: string) => what === "ROLES" || what === "GROUPS";

describe.each(rows)("%s where %s are synced", (name, what, input, path) => {
  test("is refused, with the name of the setting", async () => {
    await free();
    await set(what, isOfOrganization(what) ? graph.world.alpha : null);
    const { payload } = await mutations[name]("owner", input());
    expect(payload?.["userErrors"]).toMatchObject([
      {
        code: "MANAGED_BY_IDENTITY_PROVIDER",
        path: ["input", path],
        message: expect.stringContaining(`setting of ${what}`),
      },
    ]);
  });

  test("is done for a user without identity, and where another organization is synced", async () => {
    await free();
    if (isOfOrganization(what)) await set(what, graph.world.beta);
    const { payload } = await mutations[name]("owner", input());
    expect(payload?.["userErrors"]).toEqual([]);
    if (name === "addOrganizationMember")
      await graph.database.member.deleteMany({ where: { userId: graph.world.outsider.userId } });
    const { alpha: organizationId, alphaMember } = graph.world;
    const where = { organizationId_userId: { organizationId, userId: alphaMember.userId } };
    const create = { id: newId<"OrganizationMember">(), organizationId, userId: alphaMember.userId };
    await graph.database.member.upsert({ where, create, update: { roles: [] } });
  });
});

test("whoever signs in by token alone is not synced, and changed by hand even there", async () => {
  await free();
  await set("ORGANIZATIONS");
  await set("GROUPS", graph.world.alpha);
  const { payload } = await mutations.addOrganizationMember("owner", { ...alpha(), userId: user("betaMember") });
  expect(payload?.["userErrors"]).toEqual([]);
  const joined = await mutations.updateGroup("owner", { id: group, addMemberIds: [user("betaMember")] });
  expect(joined.payload?.["userErrors"]).toEqual([]);
});
