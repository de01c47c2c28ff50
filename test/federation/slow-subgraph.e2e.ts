import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { withDatabaseClient } from "../../foundation/database/database-connection.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";

let graph: GraphUnderTest;

beforeAll(async () => {
  graph = await startGraphUnderTest({ subgraphDeadlineMs: 3_000 });
});

afterAll(() => graph.close());

const query = `query ($name: String!) { organization(name: $name) {
  name provisionerKey(name: "alpha-key") { name } workspaces(first: 1) { nodes { name } } groupSync { revision } } }`;

test("a subgraph of this process that is too slow costs its own fields, and the error names it", async () => {
  const ask = () => graph.as(graph.world.owner).run(query, { name: "alpha" });
  const others = { name: "alpha", provisionerKey: { name: "alpha-key" }, groupSync: { revision: 0 } };
  const whole = { status: 200, data: { organization: { ...others, workspaces: { nodes: [] } } } };
  expect(await ask()).toEqual(whole);
  await withDatabaseClient(graph.connection, async (client) => {
    await client.query("begin; lock table workspaces.workspaces in access exclusive mode");
    const { status, data, errors } = await ask();
    expect({ status, data }).toEqual({ status: 200, data: { organization: { ...others, workspaces: null } } });
    expect(errors).toEqual([
      {
        message: "The subgraph workspaces did not answer; try again.",
        path: ["organization"],
        extensions: { code: "UNAVAILABLE", serviceName: "workspaces" },
      },
    ]);
    await client.query("rollback");
  });
  expect(await ask()).toEqual(whole);
});
