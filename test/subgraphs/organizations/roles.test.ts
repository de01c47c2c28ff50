import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { newId } from "../../../foundation/ids/new-id.js";
import { organizationRoles, siteRoles } from "../../../foundation/rbac/built-in-roles.js";
import { anonymous } from "../../../foundation/rbac/actor.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";

let graph: SubgraphUnderTest;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
});
afterAll(() => graph.close());

const fields = `name displayName isBuiltIn organization { name }
  sitePermissions organizationPermissions ownerPermissions deniedPermissions memberCount`;

describe("roles", () => {
  test("of an organization are the built-in ones, with their permissions", async () => {
    const { data, errors } = await graph
      .as(graph.world.alphaMember)
      .run(`{ organization(name: "alpha") { roles { ${fields} } defaultMemberRoles { name } } }`);
    expect(errors).toBeUndefined();
    const { roles, defaultMemberRoles } = data?.["organization"] ?? {};
    expect(roles.map((role: { name: string }) => role.name)).toEqual(Object.keys(organizationRoles));
    const ban = roles.find((role: { name: string }) => role.name === "organization-workspace-creation-ban");
    expect(ban).toEqual({
      ...{ name: "organization-workspace-creation-ban", displayName: "Workspace Creation Ban", isBuiltIn: true },
      ...{ organization: { name: "alpha" }, sitePermissions: [], organizationPermissions: [], ownerPermissions: [] },
      ...{ deniedPermissions: ["WORKSPACE_CREATE", "WORKSPACE_DELETE"], memberCount: 0 },
    });
    expect(defaultMemberRoles).toEqual([{ name: "organization-workspace-access" }]);
  });

  test("count who has them; the implied one everybody", async () => {
    const where = { organizationId: graph.world.alpha };
    await graph.database.member.updateMany({ where, data: { roles: ["organization-admin"] } });
    const query = `query ($name: String!) { organization(name: "alpha") { role(name: $name) { memberCount } } }`;
    const count = async (name: string) =>
      (await graph.as(graph.world.owner).run(query, { name })).data?.["organization"].role?.memberCount;
    expect(await count("organization-admin")).toBe(1);
    expect(await count("organization-member")).toBe(1);
    expect(await count("organization-auditor")).toBe(0);
    expect(await count("captain")).toBeUndefined();
  });

  test("may be custom ones, of one organization only", async () => {
    const custom = { id: newId<"Role">(), organizationId: graph.world.alpha, name: "pusher", displayName: "Pusher" };
    await graph.database.role.create({
      data: { ...custom, organizationPermissions: ["TEMPLATE_UPDATE"], ownerPermissions: ["WORKSPACE_READ"] },
    });
    const query = `query ($in: String!) { organization(name: $in) { role(name: "pusher") { ${fields} } } }`;
    const find = async (organization: string) =>
      (await graph.as(graph.world.owner).run(query, { in: organization })).data?.["organization"].role;
    expect(await find("alpha")).toMatchObject({
      ...{ isBuiltIn: false, sitePermissions: [], organizationPermissions: ["TEMPLATE_UPDATE"] },
      ...{ ownerPermissions: ["WORKSPACE_READ"], deniedPermissions: [] },
    });
    expect(await find("beta")).toBeNull();
  });

  test("cost as many statements for two organizations as for one", async () => {
    const read = (first: number) => () =>
      graph.as(graph.world.owner).run(`{ organizations(first: ${String(first)}) { nodes { roles { ${fields} } } } }`);
    expect(await graph.statements(read(2))).toBe(await graph.statements(read(1)));
  });
});

describe("siteRoles", () => {
  test("are the built-in ones of the site, for whoever is signed in", async () => {
    const { data } = await graph.as(graph.world.outsider).run(`{ siteRoles { ${fields} } }`);
    expect(data?.["siteRoles"].map((role: { name: string }) => role.name)).toEqual(Object.keys(siteRoles));
    expect(data?.["siteRoles"][0]).toMatchObject({ name: "owner", organization: null, memberCount: 1 });
    expect((await graph.as(anonymous).run("{ siteRoles { id } }")).data).toEqual({ siteRoles: null });
  });
});
