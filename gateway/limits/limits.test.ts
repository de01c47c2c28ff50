import { describe, expect, test } from "@jest/globals";
import { buildSchema, getIntrospectionQuery, type GraphQLError, parse } from "graphql";
import { anonymous, type Actor } from "../../foundation/rbac/actor.js";
import { defaultLimits } from "../../testing/default-limits.js";
import { createTestClock } from "../../test/kit/test-clock.js";
import type { LimitSettings } from "./limit-settings.js";
import { createLimits } from "./limits.js";

const limits = (settings: Partial<LimitSettings> = {}, clock = createTestClock()) =>
  createLimits({ ...defaultLimits, ...settings }, clock);
const many = (count: number, each: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => each(n)).join(" ");

/** What a check complains of, as a client reads it; null for what it lets through. */
function complaintOf(check: () => void): Record<string, unknown> | null {
  try {
    check();
    return null;
  } catch (error) {
    const { extensions, message } = error as GraphQLError;
    return { ...extensions, message };
  }
}
const ofText = (text: string, settings: Partial<LimitSettings> = {}) =>
  complaintOf(() => limits(settings).checkText(text));

const fragment = (name: string, selections: string) => `fragment ${name} on T { ${selections} }`;

describe("what a document has is counted", () => {
  test.each<[string, keyof LimitSettings, number, string]>([
    ["tokens, the name, brackets and colons each", "tokens", 9, "query Q { a: b(c: 1) }".replace("(c: 1)", "")],
    ["fields in one another", "depth", 3, "{ a { b { c } d } }"],
    [
      "fields in one another through fragments",
      "depth",
      4,
      "{ a { ...F } } fragment F on T { ... on T { b { ...G } } } fragment G on T { c { d } }",
    ],
    ["the deepest operation", "depth", 3, "query A { a } query B { a { b { c } } }"],
    ["fragments, also those that nothing spreads", "fragments", 2, "{ a } fragment F on T { b } fragment G on T { b }"],
    [
      "fields, those of a fragment wherever it is spread",
      "fields",
      7,
      "{ a { ...F } b { ...F } c } fragment F on T { x y }",
    ],
    [
      "root fields, out of fragments too",
      "rootFields",
      4,
      "mutation { a { x y } ...F ... { c } } fragment F on Mutation { b d }",
    ],
    ["aliases", "aliases", 2, "{ a: x { b: y c } }"],
    ["operations", "operations", 2, "query A { a } query B { a }"],
    ["pairs of one field in one place", "merges", 3, "{ a { b b ... { b } } }"],
    ["… also where the places come together first", "merges", 1 + 1, "{ a { b } a { b } }"],
    [
      "pairs of fragments in one place",
      "merges",
      3,
      `{ a { ...F ...G } } ${fragment("F", "...H x")} ${fragment("G", "y")} ${fragment("H", "z")}`,
    ],
    ["… with the fields that they share", "merges", 1 + 1, `{ ...F ...G } ${fragment("F", "x")} ${fragment("G", "x")}`],
    ["… a fragment once in a place", "merges", 1, `{ ...F ...F ...G } ${fragment("F", "x")} ${fragment("G", "y")}`],
    [
      "… of each operation, and of what none spreads",
      "merges",
      2 + 1,
      `query A { x x } query B { x x } ${fragment("F", "y y")}`,
    ],
    ["… and none of a fragment with itself", "merges", 1, `{ ...F x } ${fragment("F", "x { ...F }")}`],
    [
      "fields that are selected again, inline fragments included",
      "aliases",
      3,
      "{ x x { y } ... on T { x z ... { x } } }",
    ],
    ["directives, wherever they stand", "directives", 3, "query @a { x @b ...F @c } fragment F on T { y }"],
  ])("%s", (_, limit, value, text) => {
    const counted = limit === "tokens" ? value - 2 : value;
    expect(ofText(text, { [limit]: counted })).toBeNull();
    expect(ofText(text, { [limit]: counted - 1 })).toMatchObject({
      code: "LIMIT_EXCEEDED",
      limit,
      value: counted,
      most: counted - 1,
      http: { status: 400 },
      message: expect.stringContaining(String(counted - 1)),
    });
  });

  test.each<[string, string]>([
    [
      "the introspection of an explorer",
      getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true }),
    ],
    [
      "25 steps in one mutation",
      `mutation { ${many(25, (n) => `m${String(n)}: update(input: { id: 1, name: "x" }) { thing { id name } userErrors { code path message } }`)} }`,
    ],
    [
      "a page with fragments for each of its parts",
      `{ ${many(40, (n) => `...F${String(n)}`)} } ${many(40, (n) => `fragment F${String(n)} on Query { viewer { id memberships(first: 10) { nodes { id organization { id name } } } } }`)}`,
    ],
    ["a text that is no GraphQL, which the parser is to say", "{ a"],
    ["a text that has no tokens, likewise", ""],
    [
      "100 fragments side by side, with an id in each",
      `{ a { ${many(100, (n) => `...F${String(n)}`)} } } ${many(100, (n) => fragment(`F${String(n)}`, `id b${String(n)}`))}`,
    ],
    [
      "fragments of nobody that double what they stand for",
      `{ a } ${many(29, (n) => fragment(`F${String(n)}`, `x { ...F${String(n + 1)} } y { ...F${String(n + 1)} }`))} ${fragment("F29", "c")}`,
    ],
    [
      "a fragment that is in itself, which validation is to say",
      "{ ...A } fragment A on Query { a { ...B } } fragment B on Query { ...A }",
    ],
  ])("by default it lets through %s", (_, text) => {
    expect(ofText(text)).toBeNull();
  });
});

describe("what would cost whoever reads it too much is refused unread", () => {
  test.each<[string, string, keyof LimitSettings]>([
    ["10,000 aliases", `{ ${many(10_000, (n) => `a${String(n)}: viewer { id }`)} }`, "tokens"],
    ["1,000 aliases", `{ viewer { ${many(1_000, (n) => `a${String(n)}: id`)} } }`, "aliases"],
    ["one field 2,000 times", `{ viewer { ${"id ".repeat(2_000)} } }`, "aliases"],
    ["a depth of 500", `${"{ a ".repeat(500)}${"}".repeat(500)}`, "depth"],
    ["a depth of 200", `${"{ a ".repeat(200)}${"}".repeat(200)}`, "depth"],
    ["a query of 1 MB that only opens brackets", "{ a".repeat(350_000), "depth"],
    ["a value of 1 MB that does so", `{ a(b: ${"[".repeat(1_000_000)}`, "depth"],
    ["a query of 1 MB", `{ ${"a ".repeat(500_000)}}`, "tokens"],
    [
      "fragments that double what they stand for, thirty times",
      `{ ...F0 } ${many(29, (n) => `fragment F${String(n)} on T { a { ...F${String(n + 1)} } b { ...F${String(n + 1)} } }`)} fragment F29 on T { c }`,
      "fields",
    ],
    [
      "a chain of 1,000 fragments",
      `{ ...F0 } ${many(1_000, (n) => `fragment F${String(n)} on T { ...F${String(n + 1)} }`)}`,
      "fragments",
    ],
    [
      "inline fragments in one another by way of fragments",
      `{ ...F0 } ${many(50, (n) => `fragment F${String(n)} on T { ${"... {".repeat(20)} ...F${String(n + 1)} ${"}".repeat(20)} }`)} fragment F50 on T { a }`,
      "depth",
    ],
    [
      "250 fragments in one place, of which validation compares each with each",
      `{ a { ${many(249, (n) => `...F${String(n)}`)} } } ${many(249, (n) => fragment(`F${String(n)}`, `b${String(n)}`))}`,
      "merges",
    ],
    [
      "200 fragments with the same fields below",
      `{ a { ${many(200, (n) => `...F${String(n)}`)} } } ${many(200, (n) => fragment(`F${String(n)}`, "x { y z }"))}`,
      "merges",
    ],
    [
      "fragments of nobody that would do so",
      `{ a } ${fragment(
        "U",
        many(200, (n) => `...F${String(n)}`),
      )} ${many(200, (n) => fragment(`F${String(n)}`, "x"))}`,
      "merges",
    ],
    ["1,000 operations", many(1_000, (n) => `query Q${String(n)} { a }`), "operations"],
    ["a name of 1 MB", `{ ${"x".repeat(1_000_000)} }`, "tokens"],
    ["1,000 directives", `{ a ${"@include(if: true) ".repeat(1_000)} }`, "directives"],
    ["200 steps in one mutation", `mutation { ${many(200, (n) => `a${String(n)}: b`)} }`, "rootFields"],
  ])("%s", (_, text, limit) => {
    expect(ofText(text)).toMatchObject({ code: "LIMIT_EXCEEDED", limit });
  });

  test("a refused text is refused again", () => {
    const { checkText } = limits({ depth: 1 });
    const check = () => complaintOf(() => checkText("{ a { b } }"));
    expect([check(), check()]).toEqual([expect.objectContaining({ value: 2 }), expect.objectContaining({ value: 2 })]);
  });
});

describe("what an operation may cost", () => {
  const schema = buildSchema(`
    type Query { me: User node(id: ID): Node nodes(ids: [ID!]!): [Node] users(first: Int, last: Int): Users some(first: Int = 7): [User!]! tags: [Tag!] names: [String] }
    type Mutation { rename(name: String): User ping: String }
    interface Node { id: ID }
    type User implements Node { id: ID friends(first: Int, last: Int): Users boss: User }
    type Tag implements Node { id: ID of: [User] }
    type Users { nodes: [User!] edges: [Edge] pageInfo: PageInfo total: Int }
    type Edge { node: User }
    type PageInfo { end: String }
  `);
  const costOf = (text: string, variables: Record<string, unknown> = {}, operationName?: string): unknown =>
    complaintOf(() =>
      limits({ cost: -1 }).checkOperation({ schema, document: parse(text), operationName, variables }),
    )?.["value"];

  test.each<[string, number, string, Record<string, unknown>?]>([
    ["a leaf nothing", 0, "{ names __typename }"],
    ["an object 1", 2, "{ me { id boss { id } } }"],
    ["a page by its first", 1 + 3 * 2, "{ users(first: 3) { nodes { boss { id } } } }"],
    ["by a variable", 1 + 4, "query ($n: Int) { users(first: $n) { nodes { id } } }", { n: 4 }],
    ["by a variable's default", 1 + 6, "query ($n: Int = 6) { users(first: $n) { nodes { id } } }"],
    ["a variable wins over its default", 1 + 2, "query ($n: Int = 6) { users(first: $n) { nodes { id } } }", { n: 2 }],
    [
      "by its last, where first has no value",
      1 + 2,
      "query ($n: Int, $m: Int) { users(first: $n, last: $m) { nodes { id } } }",
      { m: 2 },
    ],
    ["a page of which nobody says how long it is", 1 + 50, "{ users { nodes { id } } }"],
    ["the same with a variable that is left out", 1 + 50, "query ($n: Int) { users(first: $n) { nodes { id } } }"],
    [
      "every list of a page, and its one objects once",
      1 + 3 + 3 * 2 + 1,
      "{ users(first: 3) { nodes { id } edges { node { id } } pageInfo { end } total } }",
    ],
    [
      "pages in pages",
      1 + 10 * (1 + 1 + 10 * 1),
      "{ users(first: 10) { nodes { friends(first: 10) { nodes { id } } } } }",
    ],
    ["a list's own first by the schema's default", 7, "{ some { id } }"],
    ["a list without pages", 10 * (1 + 10), "{ tags { of { id } } }"],
    ["a list of ids", 2, '{ nodes(ids: ["a", "b"]) { id } }'],
    ["a list of ids in a variable", 3, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: ["a", "b", "c"] }],
    ["a step of a mutation 10", 10 + 11, "mutation { ping rename { id } }"],
    ["fragments wherever they are spread", 4, "{ a: me { ...F } b: me { ...F } } fragment F on User { boss { id } }"],
    [
      "of fragments on different types the dearest",
      1 + 1 + 10,
      "{ node { ... on User { boss { id } } ... on Tag { id of { id } } ... on Node { ... on User { boss { id } } } } }",
    ],
    [
      "nothing that is skipped",
      1,
      "query ($no: Boolean!) { me { boss @skip(if: true) { id } ... @include(if: $no) { boss { id } } } }",
      { no: false },
    ],
    [
      "what is not skipped",
      3,
      "query ($no: Boolean!) { me { boss @skip(if: false) { id } a: boss @skip(if: $no) { id } } }",
      { no: false },
    ],
    ["nothing for a negative size, which the field refuses", 1, "{ users(first: -5) { nodes { id } } }"],
    ["a page for a size that is none", 1 + 50, "query ($n: Int) { users(first: $n) { nodes { id } } }", { n: "many" }],
  ])("%s", (_, cost, text, variables = {}) => {
    expect(costOf(text, variables)).toBe(cost);
  });

  test("of several operations the one that is named, found once and asked for each request", () => {
    const { checkOperation } = limits({ cost: 5 });
    const document = parse("query A { me { id } } query B($n: Int) { users(first: $n) { nodes { id } } }");
    const check = (operationName: string, n?: number) =>
      complaintOf(() => checkOperation({ schema, document, operationName, variables: { n } }));
    expect(check("A")).toBeNull();
    expect(check("B", 4)).toBeNull();
    expect(check("B", 5)).toMatchObject({ code: "LIMIT_EXCEEDED", limit: "cost", value: 6, most: 5 });
    expect(check("B", 4)).toBeNull();
    expect(check("C", 5)).toBeNull();
  });
});

describe("how many requests an asker may send", () => {
  const user = (userId: string) => ({ kind: "user", userId }) as Actor;

  test("a minute's worth at once, then as they come back", () => {
    const clock = createTestClock();
    const { countRequest } = limits({ requestsPerMinute: 3 }, clock);
    const send = () => complaintOf(() => countRequest({ actor: user("a"), ipAddress: null }));
    expect([send(), send(), send()]).toEqual([null, null, null]);
    expect(send()).toMatchObject({
      code: "TOO_MANY_REQUESTS",
      retryAfterSeconds: 20,
      http: { status: 429, headers: new Map([["retry-after", "20"]]) },
    });
    clock.advance(19_000);
    expect(send()).toMatchObject({ retryAfterSeconds: 1 });
    clock.advance(1_000);
    expect([send(), send()]).toEqual([null, expect.objectContaining({ retryAfterSeconds: 20 })]);
    clock.advance(3_600_000);
    expect([send(), send(), send(), send() === null]).toEqual([null, null, null, false]);
  });

  test("each asker for themselves; those without a token by their address", () => {
    const { countRequest } = limits({ requestsPerMinute: 1 });
    const send = (actor: Actor, ipAddress: string) => complaintOf(() => countRequest({ actor, ipAddress })) === null;
    expect([send(user("a"), "1"), send(user("b"), "1"), send(user("a"), "2")]).toEqual([true, true, false]);
    expect([send(anonymous, "1"), send(anonymous, "2"), send(anonymous, "1")]).toEqual([true, true, false]);
  });

  test("0 is any number", () => {
    const { countRequest } = limits({ requestsPerMinute: 0 });
    for (let n = 0; n < 1_000; n++) countRequest({ actor: anonymous, ipAddress: "1" });
  });
});
