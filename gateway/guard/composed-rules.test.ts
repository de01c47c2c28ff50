import { composeServices } from "@apollo/composition";
import { describe, expect, test } from "@jest/globals";
import { parse } from "graphql";
import { readRules } from "./read-rules.js";
import { createGuard } from "./guard.js";

/** What composition does with rules before the guard reads them: facts 6 to 11, and 53. Those of `@requires` and `@fromContext` are in composed-requirements.test.ts. */
const imports = ["@key", "@shareable", "@external", "@interfaceObject", "@authenticated", "@requiresScopes", "@policy"];
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ${JSON.stringify(imports)}) `;

function composeText(...schemas: string[]) {
  const services = schemas.map((schema, index) => ({ name: `s${String(index)}`, url: "", typeDefs: parse(schema) }));
  const { supergraphSdl, errors = [] } = composeServices(services);
  return { sdl: supergraphSdl, codes: errors.map(({ extensions }) => extensions["code"]) };
}

const compose = (...schemas: string[]) => composeText(...schemas.map((schema) => link + schema));

function rulesOfText(...schemas: string[]) {
  const { sdl, codes } = composeText(...schemas);
  if (!sdl) throw new Error(codes.join());
  return readRules(parse(sdl));
}

const rulesOf = (...schemas: string[]) => rulesOfText(...schemas.map((schema) => link + schema));

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
  test("6 on an interface object, and not on its field", () => {
    const interfaceObject = (rule: string, ofField: string) =>
      compose(
        `type Query { i: I } type I @interfaceObject @key(fields: "id") ${rule} { id: ID rating: Int ${ofField} }`,
        `interface I @key(fields: "id") { id: ID } type T implements I @key(fields: "id") { id: ID }`,
      ).codes;
    expect(interfaceObject("@authenticated", "")).toEqual(["AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE"]);
    expect(interfaceObject("", "@authenticated")).toEqual([]);
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
  test("9 through interfaces that implement others", () => {
    const rules = rulesOf(`type Query { node: Node } interface Node { id: ID }
      interface I implements Node { id: ID name: String }
      type T implements Node & I @policy(policies: [["P1"]]) { id: ID name: String }
      type U implements Node & I @policy(policies: [["P2"]]) { id: ID name: String @authenticated }
      type V implements Node & I { id: ID name: String }`);
    expect(sorted(rules.get("Node")?.policies)).toEqual([["P1", "P2"]]);
    expect(sorted(rules.get("I")?.policies)).toEqual([["P1", "P2"]]);
    expect(rules.get("I.name")).toMatchObject({ authenticated: true });
    expect(rules.get("V")).toBeUndefined();
  });
  const interfaceObject = `type Query { i: I } type I @interfaceObject @key(fields: "id")
    { id: ID secret: String @shareable @requiresScopes(scopes: [["S1"]]) }`;
  test("9 an interface object's to each of its types, and what one of them adds back to the interface", () => {
    const rules = rulesOf(
      interfaceObject,
      `interface I @key(fields: "id") { id: ID extra: String }
       type T implements I @key(fields: "id") { id: ID extra: String @authenticated }
       type U implements I @key(fields: "id") { id: ID extra: String }`,
      `type T @key(fields: "id") { id: ID secret: String @shareable @requiresScopes(scopes: [["S2"]]) }`,
    );
    expect(sorted(rules.get("U.secret")?.scopes)).toEqual([["S1"]]);
    expect(sorted(rules.get("T.secret")?.scopes)).toEqual([["S1", "S2"]]);
    expect(sorted(rules.get("I.secret")?.scopes)).toEqual([["S1", "S2"]]);
    expect(rules.get("I.extra")).toMatchObject({ authenticated: true });
    expect(rules.get("U.extra")).toBeUndefined();
  });
  test("9 an interface object's to the interface that it implements elsewhere", () => {
    const rules = rulesOf(
      interfaceObject,
      `interface Node { id: ID secret: String } interface I implements Node @key(fields: "id") { id: ID secret: String }
       type T implements Node & I @key(fields: "id") { id: ID secret: String @external }`,
    );
    for (const coordinate of ["Node.secret", "I.secret", "T.secret"])
      expect(sorted(rules.get(coordinate)?.scopes)).toEqual([["S1"]]);
  });
  test("9 under the name that a subgraph gave to a directive", () => {
    const renaming = (directive: string, as: string) => `extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", { name: "@${directive}", as: "@${as}" }])`;
    const rules = rulesOfText(
      `${renaming("policy", "apolloPolicy")} type Query { i: I } interface I { id: ID }
       type T implements I @key(fields: "id") @apolloPolicy(policies: [["P1"]]) { id: ID }
       type U implements I @key(fields: "id") @apolloPolicy(policies: [["P2"]]) { id: ID }`,
      `${renaming("authenticated", "signedIn")} type Query { t: T } type T @key(fields: "id") { id: ID other: Int @signedIn }`,
    );
    expect(sorted(rules.get("I")?.policies)).toEqual([["P1", "P2"]]);
    expect(rules.get("T.other")).toMatchObject({ authenticated: true });
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

test("29 on scalars and enums too, wherever they are returned", () => {
  const sdl = compose(`type Query { a: Secret b: Level c: Int } scalar Secret @requiresScopes(scopes: [["s"]])
    enum Level @authenticated { HIGH }`).sdl!;
  const verdict = createGuard(sdl).judge({ document: parse("{ a b c }"), asker: { scopes: null } });
  expect(verdict).toMatchObject({ kind: "filtered", errors: [{ path: ["a"] }, { path: ["b"] }] });
});

test("53 a composed interface carries its type's rule, and so the whole of what 51 asks in fragments is taken out", () => {
  const sdl = compose(`type Query { itf: I open: Int } interface I { id: ID } type A implements I { id: ID }
    type B implements I @authenticated { id: ID }`).sdl!;
  const document = parse("{ open itf { ... on A { id } ... on B { id } } }", { noLocation: true });
  const verdict = createGuard(sdl).judge({ document, asker: { scopes: null } });
  expect(verdict).toMatchObject({ kind: "filtered", document: parse("{ open }", { noLocation: true }) });
  expect(verdict).toMatchObject({ errors: [{ path: ["itf"] }] });
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
