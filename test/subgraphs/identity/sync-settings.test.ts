import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";

let graph: SubgraphUnderTest;
const groupId = newId<"Group">();

beforeAll(async () => {
  graph = await startSubgraphUnderTest("identity");
  const organizationId = graph.world.alpha;
  const mapping = [{ claimValue: "cn=eng", targets: [groupId] }];
  await graph.database.groupSync.create({ data: { organizationId, revision: 3, claim: "memberOf", mapping } });
  const roles = [{ claimValue: "cn=admins", targets: ["organization-admin"] }];
  await graph.database.roleSync.create({ data: { organizationId, revision: 1, claim: "memberOf", mapping: roles } });
});
afterAll(() => graph.close());

const settings = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Organization {
      groupSync {
        revision claim autoCreateMissing
        mapping { claimValue targets objects { ... on Group { id } } }
        organization { id }
      }
      roleSync { claim mapping { claimValue targets objects { __typename } } }
    }
  }
}`;
const organization = (id: OrganizationId) => ({ __typename: "Organization", id: encodeId("Organization", id) });
const read = (actor: "alphaMember" | "betaMember" | "owner" | "outsider", ids: OrganizationId[]) =>
  graph.as(graph.world[actor]).run(settings, { representations: ids.map(organization) });

test("a member reads the settings of their organization: groups by id, roles by name", async () => {
  const { data, errors } = await read("alphaMember", [graph.world.alpha]);
  expect(errors).toBeUndefined();
  const group = encodeId("Group", groupId);
  expect(data?.["_entities"][0]).toEqual({
    groupSync: {
      revision: 3,
      claim: "memberOf",
      autoCreateMissing: false,
      mapping: [{ claimValue: "cn=eng", targets: [group], objects: [{ id: group }] }],
      organization: { id: encodeId("Organization", graph.world.alpha) },
    },
    roleSync: {
      claim: "memberOf",
      mapping: [{ claimValue: "cn=admins", targets: ["organization-admin"], objects: [null] }],
    },
  });
});

test("a sync that nobody has set up is off", async () => {
  const { data } = await read("betaMember", [graph.world.beta]);
  expect(data?.["_entities"][0].groupSync).toMatchObject({ revision: 0, claim: null, mapping: [] });
});

test.each(["betaMember", "outsider"] as const)("%s reads nothing of another organization's", async (actor) => {
  const { data } = await read(actor, [graph.world.alpha]);
  expect(data?.["_entities"][0]).toEqual({ groupSync: null, roleSync: null });
});

test("the settings of many organizations take as many statements as those of one", async () => {
  const one = await graph.statements(() => read("owner", [graph.world.alpha]));
  const many = await graph.statements(() => read("owner", [graph.world.alpha, graph.world.beta]));
  expect(many).toBe(one);
  expect(one).toBe(2);
});

test.each([
  ["owner", { revision: 0, claim: null, assignDefault: true }],
  ["alphaMember", null],
] as const)("the organization sync is the site's: %s sees %j", async (actor, expected) => {
  const { data } = await graph.as(graph.world[actor]).run("{ organizationSync { revision claim assignDefault } }");
  expect(data?.["organizationSync"]).toEqual(expected);
});

test("the problems of many organizations take as many statements as those of one", async () => {
  await graph.database.groupSync.upsert({
    where: { organizationId: graph.world.beta },
    create: { organizationId: graph.world.beta, claim: "memberOf", mapping: [] },
    update: {},
  });
  const problems = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Organization { identitySyncProblems { code path affectedUsers } groupSync { problems { code } } } } }`;
  const ask = (ids: OrganizationId[]) =>
    graph.as(graph.world.owner).run(problems, { representations: ids.map(organization) });
  const { data } = await ask([graph.world.alpha]);
  expect(data?.["_entities"][0].identitySyncProblems).toEqual([
    { code: "TARGET_UNKNOWN", path: ["groupSync", "mapping", "cn=eng"], affectedUsers: 0 },
  ]);
  const one = await graph.statements(() => ask([graph.world.alpha]));
  expect(await graph.statements(() => ask([graph.world.alpha, graph.world.beta]))).toBe(one);
});
