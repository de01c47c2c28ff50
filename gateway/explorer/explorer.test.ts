import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { buildSchema, parse, validate } from "graphql";
import { examples } from "./examples.js";
import { explorerPage } from "./explorer.js";

const schema = buildSchema(readFileSync("schema/api.graphql", "utf8"));

test.each(examples.map(({ query, variables }) => [query.split("\n")[0]!, query, variables ?? "{}"]))(
  "an example fits the schema: %s",
  (_, query, variables) => {
    expect(validate(schema, parse(query))).toEqual([]);
    expect(JSON.parse(variables)).toEqual(expect.any(Object));
  },
);

test("signing in by browser is linked to where it is offered", () => {
  expect(explorerPage({ signsIn: true })).toContain('href="/auth"');
  expect(explorerPage({ signsIn: false })).not.toContain('href="/auth"');
});
