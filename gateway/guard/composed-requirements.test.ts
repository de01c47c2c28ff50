import { composeServices } from "@apollo/composition";
import { describe, expect, test } from "@jest/globals";
import { parse } from "graphql";

/** What composition refuses to compose, so that nothing guarded is told by a field that is not: facts 12 to 14. */
const names = "key shareable external requires interfaceObject inaccessible context fromContext";
const imports = [...names.split(" "), "authenticated", "requiresScopes", "policy"].map((name) => `@${name}`);
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ${JSON.stringify(imports)}) `;

/** Null where the schemas compose. */
function faultOf(schemas: readonly string[]): string | null {
  const services = schemas.map((schema, index) => ({
    name: `s${String(index)}`,
    url: "",
    typeDefs: parse(link + schema),
  }));
  const { errors } = composeServices(services);
  return errors?.map(({ message, extensions }) => `${String(extensions["code"])} ${message}`).join() ?? null;
}

const missing = (field: string, source: string) =>
  new RegExp(
    `^MISSING_TRANSITIVE_AUTH_REQUIREMENTS .* "${field}" does not specify necessary .* transitive field "${source}"`,
  );

const scopes = (groups: string) => `@requiresScopes(scopes: ${groups})`;

/** Each row: what it is, the schemas, and what must be guarded for the sake of what; null where they compose. */
const table = (rows: [string, string[], [field: string, source: string] | null][]) =>
  test.each(rows)("%s", (_, schemas, lacking) => {
    const fault = faultOf(schemas);
    if (lacking) expect(fault).toMatch(missing(...lacking));
    else expect(fault).toBeNull();
  });

describe("@requires", () => {
  const one = (required: string, requiring: string, ofType = "") => [
    `type Query { t: T } type T @key(fields: "id") ${ofType} { id: ID extra: String @external made: String @requires(fields: "extra") ${requiring} }`,
    `type T @key(fields: "id") { id: ID extra: String ${required} }`,
  ];
  table([
    ["12 of what is guarded by what is not", one("@authenticated", ""), ["T.made", "T.extra"]],
    ["12 of what is guarded by what is as well", one("@authenticated", "@authenticated"), null],
    ["12 by the rule of the type", one('@policy(policies: [["P"]])', "", '@policy(policies: [["P"]])'), null],
    ["13 with a part of the scopes", one(scopes('[["S1", "S2"]]'), scopes('[["S1"]]')), ["T.made", "T.extra"]],
    ["13 with the same", one(scopes('[["S1", "S2"]]'), scopes('[["S1", "S2"]]')), null],
    ["13 with more", one(scopes('[["S1"]]'), scopes('[["S1", "S2"]]')), null],
    ["13 with one alternative of two", one(scopes('[["S1", "S2"], ["S3"]]'), scopes('[["S2", "S1"]]')), null],
    ["13 with two alternatives for one", one(scopes('[["S1"]]'), scopes('[["S1"], ["S3"]]')), ["T.made", "T.extra"]],
  ]);

  /** Of a type that only one subgraph has, the other names what it selects. */
  const nested = (fields: "i" | "... on B { b }", types: string) => [
    `type Query { t: T } type T @key(fields: "id") { id: ID extra: I @external made: String @requires(fields: "extra { ${fields} }") }
     interface I { i: String } type B implements I @external { i: String ${fields === "i" ? "" : "b: Int"} }`,
    `type T @key(fields: "id") { id: ID extra: I } interface I { i: String } ${types}`,
  ];
  const open = "type A implements I { i: String a: Int }";
  table([
    [
      "12 nested, of one type's field",
      nested("... on B { b }", `${open} type B implements I { i: String b: Int @authenticated }`),
      ["T.made", "B.b"],
    ],
    [
      "12 of an interface's field that one type guards",
      nested("i", `${open} type B implements I { i: String @authenticated b: Int }`),
      ["T.made", "I.i"],
    ],
    [
      "12 of an interface of which one type is guarded",
      nested("i", `${open} type B implements I @authenticated { i: String b: Int }`),
      ["T.made", "T.extra"],
    ],
    [
      "12 by a type condition on a guarded type",
      nested("... on B { b }", `${open} type B implements I @authenticated { i: String b: Int }`),
      ["T.made", "T.extra"],
    ],
    [
      "12 nested, of what is open",
      nested("i", `${open} type B implements I { i: String b: Int @authenticated }`),
      null,
    ],
  ]);

  const chain = (first: string, second: string) => [
    `type Query { t: T } type T @key(fields: "id") { id: ID extra: String @external made: String @requires(fields: "extra") ${first} }`,
    `type T @key(fields: "id") { id: ID secret: String @external extra: String @requires(fields: "secret") ${second} }`,
    `type T @key(fields: "id") { id: ID secret: String @authenticated @inaccessible }`,
  ];
  const interfaceObject = (requiring: string) => [
    `type Query { i: I } type I @interfaceObject @key(fields: "id") { id: ID! extra: String @external made: String @requires(fields: "extra") ${requiring} }`,
    `interface I @key(fields: "id") { id: ID! extra: String } type T implements I @key(fields: "id") { id: ID! extra: String @authenticated }`,
  ];
  table([
    ["12 of what nobody can see", chain("@authenticated", ""), ["T.extra", "T.secret"]],
    ["12 over a second subgraph", chain("", "@authenticated"), ["T.made", "T.extra"]],
    ["12 … guarded all the way", chain("@authenticated", "@authenticated"), null],
    ["12 on an interface object", interfaceObject(""), ["I.made", "I.extra"]],
    ["12 … guarded", interfaceObject("@authenticated"), null],
  ]);
});

describe("@fromContext", () => {
  const rest = 'type Query { a: Int } type U @key(fields: "id") { id: ID! }';
  const one = (rule: string) => [
    `type Query { t: T! } type T @key(fields: "id") @context(name: "c") { id: ID! u: U! prop: String! @authenticated }
     type U @key(fields: "id") { id: ID! field(a: String @fromContext(field: "$c { prop }")): Int! ${rule} }`,
    rest,
  ];
  const two = (rule: string, selection = "{ prop }", other = `prop: String! ${scopes('[["S2"]]')}`) => [
    `type Query { foo: Foo! bar: Bar! }
     type Foo @key(fields: "id") @context(name: "c") { id: ID! u: U! prop: String! ${scopes('[["S1"]]')} }
     type Bar @key(fields: "id") @context(name: "c") { id: ID! u: U! ${other} }
     type U @key(fields: "id") { id: ID! field(a: String @fromContext(field: "$c ${selection}")): Int! ${rule} }`,
    rest,
  ];
  const conditions = "... on Foo { prop } ... on Bar { prop2 }";
  const policed = 'prop2: String! @policy(policies: [["P"]])';
  table([
    ["14 of what is guarded by what is not", one(""), ["U.field", "T.prop"]],
    ["14 by what is as well", one("@authenticated"), null],
    ["14 of two contexts, with what both ask for", two(scopes('[["S1", "S2"]]')), null],
    ["14 of two contexts, with what one asks for", two(scopes('[["S1"]]')), ["U.field", "Bar.prop"]],
    [
      "14 of two contexts by type conditions",
      two(`${scopes('[["S1"]]')} @policy(policies: [["P"]])`, conditions, policed),
      null,
    ],
  ]);
});
