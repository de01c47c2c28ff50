import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { decodeId, encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";
import { auditOf, mutation } from "./mutation-kit.js";

let graph: SubgraphUnderTest;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
});
afterAll(() => graph.close());

const fields = "organization { id name displayName description icon defaultMemberRoles { name } updatedAt }";
const create = mutation(() => graph, "createOrganization", "organization { id }");
const update = mutation(() => graph, "updateOrganization", fields);
const remove = mutation(() => graph, "deleteOrganization", "deletedId");

const newOrganization = async (name: string) => {
  const { payload } = await create("owner", { name });
  const globalId = payload?.["organization"].id as string;
  return { globalId, id: decodeId(globalId)?.id ?? "" };
};
const id = (organization: "alpha" | "beta") => encodeId("Organization", graph.world[organization]);

describe("organizations", () => {
  const names = `query ($search: String) { organizations(search: $search) { totalCount nodes { name } } }`;

  test("are those that the actor may read", async () => {
    const seenBy = async (who: "owner" | "alphaMember" | "outsider") => {
      const { data } = await graph.as(graph.world[who]).run(names);
      return data?.["organizations"].nodes.map((organization: { name: string }) => organization.name);
    };
    expect(await seenBy("owner")).toEqual(["beta", "alpha"]);
    expect(await seenBy("alphaMember")).toEqual(["alpha"]);
    expect(await seenBy("outsider")).toEqual([]);
  });

  test("are counted and searched within what the actor may read", async () => {
    const search = (who: "owner" | "alphaMember", text: string) =>
      graph.as(graph.world[who]).run(names, { search: text });
    expect((await search("owner", "ET")).data?.["organizations"]).toEqual({ totalCount: 1, nodes: [{ name: "beta" }] });
    expect((await search("alphaMember", "et")).data?.["organizations"].totalCount).toBe(0);
    expect((await search("owner", "\0")).data?.["organizations"].totalCount).toBe(0);
  });

  test.each([
    ["owner", "beta", { name: "beta" }],
    ["alphaMember", "alpha", { name: "alpha" }],
    ["alphaMember", "beta", null],
    ["owner", "nowhere", null],
    ["owner", "\0", null],
  ] as const)("asked by %s for %j by its name: %j", async (who, name, organization) => {
    const query = `query ($name: String!) { organization(name: $name) { name } }`;
    expect(await graph.as(graph.world[who]).run(query, { name })).toMatchObject({ data: { organization } });
  });

  test("name the viewer's own membership, and none for who is no member", async () => {
    const query = `{ organization(name: "alpha") { viewerMember { user { username } } } }`;
    const seenBy = async (who: "owner" | "alphaMember") =>
      (await graph.as(graph.world[who]).run(query)).data?.["organization"].viewerMember;
    expect(await seenBy("alphaMember")).toEqual({ user: { username: "alpha-member" } });
    expect(await seenBy("owner")).toBeNull();
  });

  test.each([{ first: 0 }, { first: 101 }, { last: 0 }, { after: "garbage" }])("refuse %j", async (page) => {
    const query = `query ($first: Int, $last: Int, $after: String) {
      organizations(first: $first, last: $last, after: $after) { nodes { id } }
    }`;
    const { errors } = await graph.as(graph.world.owner).run(query, page);
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: Object.keys(page)[0] });
  });
});

describe("updateOrganization", () => {
  test("changes what is given and nothing else, with an audit row", async () => {
    const { id: uuid, globalId } = await newOrganization("gamma");
    graph.clock.advance(1000);
    const input = { id: globalId, description: "Third", defaultMemberRoles: [] };
    const { payload } = await update("owner", input);
    expect(payload).toMatchObject({
      organization: { name: "gamma", displayName: "gamma", description: "Third", defaultMemberRoles: [] },
      userErrors: [],
    });
    expect(payload?.["organization"].updatedAt).toBe(graph.clock.now().toISOString());
    const [, entry] = await auditOf(graph, uuid);
    expect(entry).toMatchObject({ action: "UPDATE", actorName: "owner", organizationId: uuid });
    expect(entry?.changes).toEqual({
      description: { before: "", after: "Third" },
      defaultMemberRoles: { before: ["organization-workspace-access"], after: [] },
    });
  });

  test("clears what may be empty on null", async () => {
    const { globalId } = await newOrganization("delta");
    await update("owner", { id: globalId, description: "x", icon: "/d.svg" });
    const { payload } = await update("owner", { id: globalId, description: null, icon: null });
    expect(payload?.["organization"]).toMatchObject({ description: "", icon: "" });
  });

  test.each([
    ["a name that is taken", { name: "beta" }, "TAKEN", "name"],
    ["a malformed name", { name: "Al Pha" }, "INVALID", "name"],
    ["no name", { name: null }, "INVALID", "name"],
    ["no display name", { displayName: null }, "INVALID", "displayName"],
    ["an unknown default role", { defaultMemberRoles: ["captain"] }, "NOT_FOUND", "defaultMemberRoles"],
    ["an implied default role", { defaultMemberRoles: ["organization-member"] }, "INVALID", "defaultMemberRoles"],
  ])("answers %s with a UserError", async (_, change, code, field) => {
    const { payload } = await update("owner", { id: id("alpha"), ...change });
    expect(payload).toMatchObject({ organization: null, userErrors: [{ code, path: ["input", field] }] });
    expect(await auditOf(graph, graph.world.alpha)).toEqual([]);
  });

  test.each<[string, "owner" | "alphaMember" | "betaMember", () => string, string]>([
    ["a member", "alphaMember", () => id("alpha"), "FORBIDDEN"],
    ["another tenant", "betaMember", () => id("alpha"), "NOT_FOUND"],
    ["the owner, of nothing", "owner", () => encodeId("Organization", newId<"Organization">()), "NOT_FOUND"],
    ["the owner, by garbage", "owner", () => "alpha", "BAD_USER_INPUT"],
    ["the owner, by the id of a user", "owner", () => encodeId("User", graph.world.owner.userId), "BAD_USER_INPUT"],
  ])("is refused to %s", async (_, who, globalId, code) => {
    const { refused } = await update(who, { id: globalId(), description: "mine" });
    expect(refused).toBe(code);
    expect(await graph.database.organization.count({ where: { description: "mine" } })).toBe(0);
  });
});

describe("deleteOrganization", () => {
  test("deletes it with its members and groups, with an audit row", async () => {
    const { id: uuid, globalId } = await newOrganization("epsilon");
    expect((await remove("owner", { id: globalId })).payload).toEqual({ deletedId: globalId, userErrors: [] });
    expect(await graph.database.organization.count({ where: { id: uuid } })).toBe(0);
    const [, entry] = await auditOf(graph, uuid);
    expect(entry).toMatchObject({ action: "DELETE", resourceName: "epsilon", organizationName: "epsilon" });
    expect((await remove("owner", { id: globalId })).refused).toBe("NOT_FOUND");
  });

  test("is refused for the default organization", async () => {
    const { payload } = await remove("owner", { id: id("alpha") });
    expect(payload).toMatchObject({ deletedId: null, userErrors: [{ code: "NOT_ALLOWED_HERE" }] });
  });

  test("is refused while something is left, and counts it", async () => {
    const template = { id: newId<"Template">(), organizationId: graph.world.beta, name: "t", displayName: "T" };
    await graph.database.template.create({ data: { ...template, activeVersionId: newId<"TemplateVersion">() } });
    const { payload } = await remove("owner", { id: id("beta") });
    expect(payload).toMatchObject({ deletedId: null, userErrors: [{ code: "IN_USE", path: ["input", "id"] }] });
    expect(payload?.["userErrors"][0].message).toContain("1 provisioner key and 1 template");
    expect(await graph.database.organization.count({ where: { id: graph.world.beta } })).toBe(1);
    expect(await auditOf(graph, graph.world.beta)).toEqual([]);
  });

  test("is refused to a member, and to another tenant", async () => {
    expect((await remove("betaMember", { id: id("beta") })).refused).toBe("FORBIDDEN");
    expect((await remove("alphaMember", { id: id("beta") })).refused).toBe("NOT_FOUND");
  });
});
