import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { encodeId } from "../../foundation/ids/global-id.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";

let graph: GraphUnderTest;
let organizationId: string;
beforeAll(async () => {
  graph = await startGraphUnderTest();
  organizationId = encodeId("Organization", graph.world.alpha);
});
afterAll(() => graph.close());

type Made = [mutation: string, field: string, input: () => object];

const makings: Made[] = [
  ["createOrganization", "organization", () => ({ name: "made" })],
  ["createGroup", "group", () => ({ organizationId, name: "made" })],
  ["createRole", "role", () => ({ organizationId, name: "made", organizationPermissions: [] })],
  ["createProvisionerKey", "provisionerKey", () => ({ organizationId, name: "made" })],
  ["createWorkspaceProxy", "workspaceProxy", () => ({ name: "made", url: "https://made.example" })],
];

const make = async ([mutation, field]: Made, input: object) => {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) {
    made: ${mutation}(input: $input) { it: ${field} { id manifestLabel } userErrors { code path } }
  }`;
  const { data } = await graph.as(graph.world.owner).run(document, { input });
  return (data as { made: { it: { id: string; manifestLabel: string | null } | null; userErrors: unknown[] } }).made;
};

test.each(makings)("%s keeps the label of the manifest that made it, and its audit row has it", async (...making) => {
  const { it, userErrors } = await make(making, { ...making[2](), manifestLabel: "platform" });
  expect(userErrors).toEqual([]);
  expect(it?.manifestLabel).toBe("platform");
  const { data } = await graph
    .as(graph.world.owner)
    .run(`query ($id: ID!) { auditLog(filter: { resourceId: $id }) { nodes { changes } } }`, { id: it?.id });
  const { auditLog } = data as { auditLog: { nodes: { changes: object }[] } };
  expect(auditLog.nodes).toMatchObject([{ changes: { manifestLabel: { before: null, after: "platform" } } }]);
});

test.each(makings)("%s refuses what is no label, and makes nothing", async (...making) => {
  const input = { ...making[2](), name: "unmade", manifestLabel: "No Label" };
  expect(await make(making, input)).toEqual({
    it: null,
    userErrors: [{ code: "INVALID", path: ["input", "manifestLabel"] }],
  });
});

test("what a person makes has none", async () => {
  const { it } = await make(makings[1]!, { organizationId, name: "by-hand" });
  expect(it?.manifestLabel).toBeNull();
});
