import { expect, test } from "@jest/globals";
import { parse, print } from "graphql";
import { refusedFieldAlone } from "./refused-field-alone.js";

const alone = (document: string, key: string, operationName?: string): string | null => {
  const found = refusedFieldAlone(parse(document), operationName, key);
  return found && print(found).replaceAll(/\s+/g, " ").trim();
};

test.each<[string, string, string, string | null]>([
  [
    "leaves the other fields out, and the variables that they alone use",
    "mutation M($a: ID!, $b: ID!) { one(id: $a) { id } two(id: $b) { id name } }",
    "two",
    "mutation M($b: ID!) { two(id: $b) { __typename } }",
  ],
  [
    "goes by the response key",
    "mutation { x: one { id } one: two { id } }",
    "one",
    "mutation { one: two { __typename } }",
  ],
  ["keeps a field without a selection", "mutation { one two }", "one", "mutation { one }"],
  [
    "finds it in fragments",
    "mutation { ...A ... on Mutation { three { id } } } fragment A on Mutation { one { id } ...B } fragment B on Mutation { two { id } }",
    "two",
    "mutation { two { __typename } }",
  ],
  [
    "finds it in a fragment in place",
    "mutation { ... on Mutation { three { id } } }",
    "three",
    "mutation { three { __typename } }",
  ],
  [
    "drops conditions, which were met",
    "mutation($c: Boolean!) { one @include(if: $c) { id } }",
    "one",
    "mutation { one { __typename } }",
  ],
  ["finds nothing that is not there", "mutation { one { id } }", "two", null],
])("%s", (_, document, key, expected) => expect(alone(document, key)).toBe(expected));

test("goes by the operation's name", () => {
  const two = "mutation A { one { id } } mutation B { one { name } two { id } }";
  expect(alone(two, "two", "B")).toBe("mutation B { two { __typename } }");
  expect(alone(two, "two", "A")).toBeNull();
});
