import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { newSecret } from "../../foundation/secrets/secret.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { post } from "../kit/post.js";

let graph: GraphUnderTest;
beforeAll(async () => {
  graph = await startGraphUnderTest();
});
afterAll(() => graph.close());

const report = `mutation { reportWorkspaceProxyHealth(input: { version: "1.0.0", errors: [] }) {
  workspaceProxy { name status } userErrors { message } } }`;

test("a proxy reports by the token that was shown when it was made, and by no other", async () => {
  const create = `mutation { createWorkspaceProxy(input: { name: "eu", url: "https://eu.example.test" }) {
    secret userErrors { message } } }`;
  const { data } = await graph.as(graph.world.owner).run(create);
  const secret = data?.["createWorkspaceProxy"].secret as string;
  const answer = await post(graph.endpoint, secret, { query: report });
  expect(answer.data).toEqual({
    reportWorkspaceProxyHealth: { workspaceProxy: { name: "eu", status: "HEALTHY" }, userErrors: [] },
  });
  expect(await post(graph.endpoint, secret, { query: "{ viewer { username } }" })).toMatchObject({
    status: 200,
    data: { viewer: null },
  });
  expect((await post(graph.endpoint, newSecret("orgx"), { query: report })).status).toBe(401);
});
