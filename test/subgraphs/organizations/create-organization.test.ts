import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";

const createOrganization = `mutation ($input: CreateOrganizationInput!) {
  createOrganization(input: $input) { organization { id name displayName isDefault } userErrors { code path message } }
}`;

describe("createOrganization", () => {
  let graph: SubgraphUnderTest;
  beforeAll(async () => {
    graph = await startSubgraphUnderTest("organizations");
  });
  afterAll(() => graph.close());

  const create = (actor: "owner" | "alphaMember", input: object) =>
    graph.as(graph.world[actor]).run(createOrganization, { input });

  test("makes it with an Everyone group, built-in roles and an audit row", async () => {
    const { data, errors } = await create("owner", { name: "raptix", displayName: "Raptix" });
    expect(errors).toBeUndefined();
    expect(data?.["createOrganization"]).toMatchObject({
      organization: { name: "raptix", displayName: "Raptix", isDefault: false },
      userErrors: [],
    });
    const row = await graph.database.organization.findUniqueOrThrow({
      where: { name: "raptix" },
      include: { groups: true, roles: true },
    });
    expect(row.groups).toMatchObject([{ name: "Everyone", isEveryone: true }]);
    expect(row.roles.map((role) => role.name)).toContain("organization-admin");
    const [entry] = await graph.database.auditEntry.findMany({ where: { resourceId: row.id } });
    expect(entry).toMatchObject({ action: "CREATE", actorName: "owner", organizationName: "raptix" });
    expect(entry?.changes).toMatchObject({ name: { before: null, after: "raptix" } });
  });

  test("is refused to a member, and makes nothing", async () => {
    const { errors } = await create("alphaMember", { name: "mine" });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
    expect(await graph.database.organization.count({ where: { name: "mine" } })).toBe(0);
  });

  test.each([
    ["a name that is taken", "alpha", "TAKEN"],
    ["a malformed name", "Not A Slug", "INVALID"],
    ["a name that is too long", "a".repeat(33), "INVALID"],
  ])("answers %s with a UserError that names the field", async (_, name, code) => {
    const { data } = await create("owner", { name });
    expect(data?.["createOrganization"]).toMatchObject({
      organization: null,
      userErrors: [{ code, path: ["input", "name"] }],
    });
  });
});
