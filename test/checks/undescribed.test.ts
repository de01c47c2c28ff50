import { expect, test } from "@jest/globals";
import { buildSchema } from "graphql";
import { findUndescribed } from "../../scripts/checks/undescribed.js";

const bare = `
  type Query { thing(id: ID!): Thing }
  interface Named { name: String }
  type Thing implements Named { name: String }
  input ThingInput { name: String }
  union Any = Thing
  enum Color { RED }
  scalar Moment
  directive @marked on FIELD_DEFINITION
`;

test("finds every type, field, argument, input field, enum value and directive without a description", () => {
  expect(findUndescribed(buildSchema(bare)).sort()).toEqual(
    [
      "@marked",
      "Any",
      "Color",
      "Color.RED",
      "Moment",
      "Named",
      "Named.name",
      "Query.thing",
      "Query.thing(id:)",
      "Thing",
      "Thing.name",
      "ThingInput",
      "ThingInput.name",
    ].sort(),
  );
});

test.each([
  ["a phrase is a description", "A thing.", []],
  ["a word is none", "Thing", ["Query.thing"]],
  ["nothing is none", " ", ["Query.thing"]],
])("%s", (_, description, found) => {
  expect(findUndescribed(buildSchema(`type Query { "${description}" thing: ID }`))).toEqual(found);
});
