import { expect, test } from "@jest/globals";
import type { QueryPlanSelectionNode } from "@apollo/query-planner";
import fc from "fast-check";
import type { Data } from "../subgraph-client.js";
import { plainWriter } from "./plain-requires.js";
import { representationMaker } from "./representations.js";

const field = (name: string): QueryPlanSelectionNode => ({ kind: "Field", name });
const on = (typeCondition: string, ...names: string[]): QueryPlanSelectionNode => ({
  kind: "InlineFragment",
  typeCondition,
  selections: names.map(field),
});
const isTypeOf = (typename: string, condition: string) => typename === condition || condition === "Node";
const doNothing = () => undefined;

const anySelections = fc.array(
  fc
    .tuple(fc.constantFrom("Node", "A", "B"), fc.subarray(["__typename", "id", "key", "sum"]))
    .map(([type, names]) => on(type, ...names)),
  { maxLength: 4 },
);
const anyValue = fc.constantFrom<unknown>("1", 'ä"\u2028', 7, null, true, ["x"], { a: 1 });
const anyObject = fc.record(
  { __typename: fc.constantFrom("A", "B", "C"), id: anyValue, key: anyValue, sum: anyValue },
  { requiredKeys: [] },
);

test("what is written by templates is what is picked field by field", () => {
  fc.assert(
    fc.property(anySelections, fc.array(anyObject, { maxLength: 8 }), (selections, objects: Data[]) => {
      expect(plainWriter(selections, isTypeOf)).not.toBeNull();
      const byTemplates = representationMaker(selections, { isTypeOf, rewrite: null })(objects);
      // Whatever is rewritten is picked first.
      expect(byTemplates).toEqual(representationMaker(selections, { isTypeOf, rewrite: doNothing })(objects));
    }),
    { numRuns: 500 },
  );
});

test.each<[string, QueryPlanSelectionNode]>([
  [
    "a field that is an object",
    { kind: "InlineFragment", selections: [{ ...field("owner"), selections: [field("id")] }] },
  ],
  ["a fragment in a fragment", { kind: "InlineFragment", selections: [on("A", "id")] }],
  ["a field outside of fragments", field("id")],
  ["a field under another key", { kind: "InlineFragment", selections: [{ ...field("id"), alias: "x" } as never] }],
  ["a name that every object answers to", on("A", "constructor")],
])("%s is not written by templates", (_, selection) => {
  expect(plainWriter([selection], isTypeOf)).toBeNull();
});
