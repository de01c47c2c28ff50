import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";

let graph: SubgraphUnderTest;
/** Of alpha, by type. */
let ids: Record<string, string>;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
  const { alpha, alphaMember } = graph.world;
  const where = { organizationId: alpha };
  const token = { id: newId<"AccessToken">(), userId: alphaMember.userId, name: "t", secretHash: Buffer.from("t") };
  await graph.database.accessToken.create({ data: token });
  ids = {
    Organization: encodeId("Organization", alpha),
    User: encodeId("User", alphaMember.userId),
    OrganizationMember: encodeId("OrganizationMember", (await graph.database.member.findFirstOrThrow({ where })).id),
    Group: encodeId("Group", (await graph.database.group.findFirstOrThrow({ where })).id),
    Role: encodeId("Role", (await graph.database.role.findFirstOrThrow({ where })).id),
    AccessToken: encodeId("AccessToken", token.id),
  };
});
afterAll(() => graph.close());

const nodes = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`;
const load = (who: "owner" | "alphaMember" | "betaMember", globalIds: string[]) =>
  graph.as(graph.world[who]).run(nodes, { ids: globalIds });

describe("nodes", () => {
  test.each(["owner", "alphaMember"] as const)("finds every type of ours for %s, in the order given", async (who) => {
    const expected = Object.entries(ids).map(([__typename, id]) => ({ __typename, id }));
    const { data } = await load(
      who,
      expected.map(({ id }) => id),
    );
    expect(data?.["nodes"]).toEqual(expected);
  });

  test("finds nothing of another tenant", async () => {
    const { data } = await load("betaMember", Object.values(ids));
    expect(data?.["nodes"]).toEqual(Object.values(ids).map(() => null));
  });

  test("answers garbage and what is not there with null, beside the rest", async () => {
    const gone = encodeId("Group", newId<"Group">());
    const { data, errors } = await load("owner", ["garbage", gone, ids["User"] ?? "", "aud_1", ""]);
    expect(errors).toBeUndefined();
    expect(data?.["nodes"]).toEqual([null, null, { __typename: "User", id: ids["User"] }, null, null]);
  });

  test("names types of other subgraphs by a reference, for their owner to find", async () => {
    const id = encodeId("Template", newId<"Template">());
    const query = `query ($id: ID!) { node(id: $id) { __typename ... on Template { ref } } }`;
    const { data } = await graph.as(graph.world.owner).run(query, { id });
    expect(data?.["node"]).toEqual({ __typename: "Template", ref: id });
  });

  test("takes a hundred at most", async () => {
    const { errors } = await load("owner", Array<string>(101).fill("x"));
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "ids" });
    expect((await load("owner", Array<string>(100).fill("x"))).errors).toBeUndefined();
  });

  test("costs a statement a type, however many", async () => {
    const users = (await graph.database.user.findMany()).map(({ id }) => encodeId("User", id));
    expect(users.length).toBeGreaterThan(3);
    expect(await graph.statements(() => load("owner", users))).toBe(1);
  });
});

describe("_entities", () => {
  const query = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { __typename ... on User { username } ... on Group { name } }
  }`;
  const entities = async (who: "owner" | "betaMember") => {
    const representations = ["User", "Group"].map((__typename) => ({ __typename, id: ids[__typename] }));
    return (await graph.as(graph.world[who]).run(query, { representations })).data?.["_entities"];
  };

  test("is the same door as the rest", async () => {
    expect(await entities("owner")).toMatchObject([{ username: "alpha-member" }, { name: "Everyone" }]);
    expect(await entities("betaMember")).toEqual([null, null]);
  });
});
