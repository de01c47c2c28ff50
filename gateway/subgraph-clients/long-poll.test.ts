import { expect, test } from "@jest/globals";
import { OperationTypeNode, parse } from "graphql";
import { longPollMs } from "./long-poll.js";

test.each<[string, string, Record<string, unknown>, number | null]>([
  [
    "that says how long, by a variable",
    "mutation ($input: X!) { acquireProvisionerJob(input: $input) { job { id } } }",
    { input: { waitSeconds: 7 } },
    7_000,
  ],
  [
    "that says how long, in its text",
    'mutation { a: acquireProvisionerJob(input: { daemonId: "1", waitSeconds: 0 }) { job { id } } }',
    {},
    0,
  ],
  [
    "that does not say how long",
    "mutation ($input: X!) { acquireProvisionerJob(input: $input) { job { id } } }",
    { input: {} },
    25_000,
  ],
  [
    "that says too much",
    "mutation { acquireProvisionerJob(input: { waitSeconds: 86400 }) { job { id } } }",
    {},
    30_000,
  ],
  ["that says nonsense", "mutation { acquireProvisionerJob(input: { waitSeconds: -1 }) { job { id } } }", {}, 25_000],
  ["beside others", "mutation { other acquireProvisionerJob { job { id } } }", {}, 25_000],
  ["that is none", "mutation { reportProvisionerJob(input: { waitSeconds: 7 }) { lost } }", {}, null],
])("a long poll %s", (_, text, variables, expected) => {
  const operation = {
    kind: OperationTypeNode.MUTATION,
    name: undefined,
    document: parse(text),
    variables,
    body: () => "",
  };
  expect(longPollMs(operation)).toBe(expected);
});
