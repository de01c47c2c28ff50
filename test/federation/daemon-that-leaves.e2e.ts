import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { leaveWhileWaiting } from "../kit/leave-while-waiting.js";

let graph: GraphUnderTest;
beforeAll(async () => {
  graph = await startGraphUnderTest();
});
afterAll(() => graph.close());

test("a daemon that goes away while it waits is given nothing, also where all is one process", async () => {
  const { queued, given } = await leaveWhileWaiting(graph);
  expect(queued).toMatchObject({ id: expect.stringMatching(/^job_/) });
  expect(given).toEqual(queued);
});
