import { composeServices } from "@apollo/composition";
import { describe, expect, test } from "@jest/globals";
import { parse } from "graphql";
import { readRules } from "./read-rules.js";
import { createGuard } from "./guard.js";

/** What composition does with rules before the guard reads them: facts 6 to 13. */
const imports = [
  "@key",
  "@shareable",
  "@external",
  "@requires",
  "@interfaceObject",
  "@authenticated",
  "@requiresScopes",
  "@policy",
];
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ${JSON.stringify(imports)}) `;

function compose(...schemas: string[]) {
  const services = schemas.map((schema, index) => ({
    name: `s${String(index)}`,
    url: "",
    typeDefs: parse(link + schema),
  }));
  const { supergraphSdl, errors = [] } = composeServices(services);
  return { sdl: supergraphSdl, codes: errors.map(({ extensions }) => extensions["code"]) };
}

const rulesOf = (...schemas: string[]) => {
  const { sdl, codes } = compose(...schemas);
  if (!sdl) throw new Error(codes.join());
  return readRules(parse(sdl));
};

describe("rules that composition refuses", () => {
  test("6 on an interface", () => {
    const { codes } = compose(
      `type Query { i: I } interface I @authenticated { id: ID } type T implements I { id: ID }`,
    );
    expect(codes).toEqual(["AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE"]);
  });
  test("6 on an interface's field", () => {
    const { codes } = compose(
      `type Query { i: I } interface I { id: ID @authenticated } type T implements I { id: ID }`,
    );
    expect(codes).toEqual(["AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE"]);
  });

  const owner = (rule: string) => `type Query { t: T } type T @key(fields: "id") { id: ID extra: String ${rule} }`;
  const other = (rule: string) =>
    `type T @key(fields: "id") { id: ID extra: String @external made: String @requires(fields: "extra") ${rule} }`;
  const scopes = (groups: string) => `@requiresScopes(scopes: ${groups})`;
  test.each([
    ["12 what is required is guarded and what requires it is not", "@authenticated", "", false],
    ["12 both are", "@authenticated", "@authenticated", true],
    ["13 what requires it asks for less", scopes('[["S1", "S2"]]'), scopes('[["S1"]]'), false],
    ["13 the same", scopes('[["S1", "S2"]]'), scopes('[["S1", "S2"]]'), true],
    ["13 more", scopes('[["S1"]]'), scopes('[["S1", "S2"]]'), true],
  ])("%s", (_, required, requiring, composes) => {
    const { codes } = compose(owner(required), other(requiring));
    expect(codes).toEqual(composes ? [] : ["MISSING_TRANSITIVE_AUTH_REQUIREMENTS"]);
  });
});

describe("rules that composition carries on", () => {
  test("7 a type's to its interface", () => {
    const rules = rulesOf(
      `type Query { i: I } interface I { id: ID } type T implements I @authenticated { id: ID } type U implements I { id: ID }`,
    );
    expect(rules.get("I")).toMatchObject({ authenticated: true });
    expect(rules.get("U")).toBeUndefined();
  });
  test("8 scopes of several types, made simple", () => {
    const rules = rulesOf(`type Query { i: I } interface I { id: ID }
      type T implements I @requiresScopes(scopes: [["S1"], ["S2"]]) { id: ID }
      type U implements I @requiresScopes(scopes: [["S1"], ["S2", "S3"]]) { id: ID }
      type V implements I { id: ID }`);
    expect(sorted(rules.get("I")?.scopes)).toEqual([["S1"], ["S2", "S3"]]);
  });
  test("9 a field's to the interface's field", () => {
    const rules = rulesOf(
      `type Query { i: I } interface I { id: ID name: String } type T implements I { id: ID name: String @policy(policies: [["p"]]) }`,
    );
    expect(rules.get("I.name")).toMatchObject({ policies: [["p"]] });
    expect(rules.get("I.id")).toBeUndefined();
  });
  test("9 through an interface object", () => {
    const rules = rulesOf(
      `type Query { i: I } interface I @key(fields: "id") { id: ID } type T implements I @key(fields: "id") { id: ID }`,
      `type I @interfaceObject @key(fields: "id") { id: ID rating: Int }`,
      `type T @key(fields: "id") { id: ID } type Query { t: T @authenticated }`,
    );
    expect(rules.get("Query.t")).toMatchObject({ authenticated: true });
  });
  const shared = (rule: string) => `type Query { t: T @shareable } type T @shareable { id: ID ${rule} }`;
  test("10 different directives of two subgraphs both hold", () => {
    const rules = rulesOf(shared("@authenticated"), shared('@policy(policies: [["p"]])'));
    expect(rules.get("T.id")).toEqual({ authenticated: true, scopes: null, policies: [["p"]] });
  });
  test("10 scopes of two subgraphs must both be held", () => {
    const rules = rulesOf(
      shared('@requiresScopes(scopes: [["read:users"]])'),
      shared('@requiresScopes(scopes: [["read:profiles"]])'),
    );
    expect(sorted(rules.get("T.id")?.scopes)).toEqual([["read:profiles", "read:users"]]);
  });
  test("11 what is asked for anyway absorbs alternatives", () => {
    const rules = rulesOf(
      shared('@requiresScopes(scopes: [["read:profile", "read:users"], ["read:admin"]])'),
      shared('@requiresScopes(scopes: [["read:admin"]])'),
    );
    expect(sorted(rules.get("T.id")?.scopes)).toEqual([["read:admin"]]);
  });
});

test("(g) the guard reads them in the composed supergraph, whatever they were called in a subgraph", () => {
  const renamed = `extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@authenticated", as: "@signedIn" }])
    type Query { a: Int b: Int @signedIn }`;
  const { supergraphSdl } = composeServices([{ name: "s", url: "", typeDefs: parse(renamed) }]);
  const verdict = createGuard(supergraphSdl!).judge({ document: parse("{ a b }"), asker: { scopes: null } });
  expect(verdict).toMatchObject({ kind: "filtered", errors: [{ path: ["b"] }] });
});

const sorted = (groups: readonly (readonly string[])[] | null | undefined) =>
  (groups ?? []).map((group) => [...group].sort()).sort((one, other) => (one.join() < other.join() ? -1 : 1));
