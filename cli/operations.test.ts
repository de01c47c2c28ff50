import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { buildSchema, parse, validate } from "graphql";
import "./commands/commands.js";
import { madeOperations } from "./graph/operation.js";

const schema = buildSchema(readFileSync("schema/api.graphql", "utf8"));

test("there are operations to look at", () => expect(madeOperations.length).toBeGreaterThan(0));

test.each(madeOperations.map((text) => [/\w+ \w+/.exec(text)?.[0] ?? text, text]))(
  "%s is one of the published schema",
  (_, text) => expect(validate(schema, parse(text))).toEqual([]),
);

test("each has a name of its own, which logs and traces show", () => {
  const names = madeOperations.map((text) => /^\s*(?:query|mutation|subscription) (\w+)/.exec(text)?.[1]);
  expect(new Set(names).size).toBe(madeOperations.length);
  expect(names).not.toContain(undefined);
});
