import { expect, test } from "@jest/globals";
import { buildSchema, getOperationAST, parse } from "graphql";
import { coerceVariables } from "./coerce-variables.js";

const schema = buildSchema("type Query { nodes(ids: [ID!]!, n: Int = 3): Int }");
const operation = getOperationAST(parse("query ($ids: [ID!]!, $n: Int = 7) { nodes(ids: $ids, n: $n) }"))!;

test("values are those of their types, with defaults", () => {
  expect(coerceVariables(schema, operation, { ids: "a", more: 1 })).toEqual({ coerced: { ids: ["a"], n: 7 } });
});

test("each fault names its variable and the place in it", () => {
  const { errors } = coerceVariables(schema, operation, { ids: ["a", {}], n: "x" }) as { errors: readonly Error[] };
  expect(errors.map(({ message }) => message)).toEqual([
    'Variable "$ids" got invalid value {} at "ids[1]"; ID cannot represent value: {}',
    'Variable "$n" got invalid value "x"; Int cannot represent non-integer value: "x"',
  ]);
});

test("of many faults the first are said, and no more are looked for", () => {
  let read = 0;
  const ids = Array.from({ length: 100_000 }, () => ({
    toJSON: () => {
      read += 1;
      return "none";
    },
  }));
  const { errors } = coerceVariables(schema, operation, { ids }) as { errors: readonly Error[] };
  expect(errors).toHaveLength(20);
  expect(errors.every(({ message }) => message.startsWith('Variable "$ids"'))).toBe(true);
  expect(read).toBeLessThan(100);
});
