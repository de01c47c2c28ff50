import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { OperationTypeNode, parse } from "graphql";
import type { ExecuteSubgraph } from "../../foundation/subgraph-kit/execute-subgraph.js";
import { anonymous } from "../../foundation/rbac/actor.js";
import type { SubgraphOperation } from "../engine/subgraph-client.js";
import { localSubgraph } from "./local-subgraph.js";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const context = { actor: anonymous, requestId: "1", ipAddress: null, signal: new AbortController().signal };

const operation = (text: string): SubgraphOperation => ({
  kind: text.startsWith("mutation") ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY,
  name: undefined,
  document: parse(text),
  variables: {},
  body: () => "",
});

/** What came of a question by then; "waits" where nothing did. */
async function outcomeAfter(text: string, milliseconds: number, execute: ExecuteSubgraph): Promise<unknown> {
  const client = localSubgraph({ execute, deadlineMs: 30_000 });
  const answer = client
    .ask(operation(text), { context, signal: context.signal })
    .catch((error: Error) => error.message);
  await jest.advanceTimersByTimeAsync(milliseconds);
  return Promise.race([answer, Promise.resolve("waits")]);
}

const never: ExecuteSubgraph = () => new Promise(() => undefined);
const after = (milliseconds: number): ExecuteSubgraph => {
  return () => new Promise((resolve) => setTimeout(() => resolve({ data: { it: 1 } }), milliseconds));
};
const poll = "mutation { acquireProvisionerJob(input: { waitSeconds: 30 }) { job { id } } }";
const tooLate = "no answer within 30000 ms";

test.each<[string, string, number, ExecuteSubgraph, unknown]>([
  ["answers in time", "{ it }", 29_999, after(29_998), { data: { it: 1 } }],
  ["may take until its deadline", "{ it }", 29_999, never, "waits"],
  ["is waited for no longer", "{ it }", 30_000, never, tooLate],
  ["comes too late", "{ it }", 30_002, after(30_001), tooLate],
  ["does not end a mutation", "mutation { it }", 30_000, never, tooLate],
  ["waits for work and five seconds more", poll, 34_999, never, "waits"],
  ["waits for work no longer than that", poll, 35_000, never, "no answer within 35000 ms"],
])("a subgraph of this process that %s", async (_, text, milliseconds, execute, outcome) => {
  expect(await outcomeAfter(text, milliseconds, execute)).toEqual(outcome);
});

test("what was answered leaves no timer behind, whether it was an answer or a fault", async () => {
  await outcomeAfter("{ it }", 1, () => Promise.resolve({ data: {} }));
  await outcomeAfter("{ it }", 1, () => Promise.reject(new Error("a fault")));
  expect(jest.getTimerCount()).toBe(0);
});
