import { describe, expect, test } from "@jest/globals";
import { parse } from "graphql";
import { annotatedSchema, guarding, type Who } from "../../test/kit/annotated-schema.js";
import { createGuard } from "./guard.js";

/** Number of the fact, who asks what, what goes on to be executed, which paths are refused. */
type Row = [fact: string, who: Who, query: string, rest: string | null, refused: string[]];

const table = (types: string, rows: Row[], schema?: string) =>
  test.each(rows)("%s: %j asks %s", (_, who, query, rest, refused) => {
    const { document, paths } = guarding(types, schema).ask(who, query);
    expect({ document, paths }).toEqual({ document: rest, paths: refused });
  });

const linking = (link: string) => `schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(${link}) `;

describe("which directives count (4, 5)", () => {
  const types = `type Query { top: Int me: User } type User { name: String @auth } `;
  const asks = ["{ top me { name } }", "{ top }", ["me.name"]] as const;
  table(
    types,
    [["a renamed import", null, ...spread(asks)]],
    linking(`url: "https://specs.apollo.dev/authenticated/v0.1", import: [{ name: "@authenticated", as: "@auth" }]`),
  );
  table(
    types,
    [["a renamed link", null, ...spread(asks)]],
    linking(`url: "https://specs.apollo.dev/authenticated/v0.1", as: "auth"`),
  );
  table(
    types.replace("@auth", "@authenticated"),
    [["a namesake of another origin", null, asks[0], asks[0], []]],
    linking(`url: "https://example.test/authenticated/v0.1"`),
  );
  test("a schema whose link directive has another name", () => {
    const schema = `schema @lnk(url: "https://specs.apollo.dev/link/v1.0", as: "lnk") @lnk(url: "https://specs.apollo.dev/authenticated/v0.1", as: "auth") `;
    expect(guarding(types, schema).ask(null, asks[0]).paths).toEqual(["me.name"]);
  });
});

function spread([query, rest, refused]: readonly [string, string, readonly string[]]): [string, string, string[]] {
  return [query, rest, [...refused]];
}

describe("when a rule holds (15, 17 to 22)", () => {
  const types = `type Query {
    public: Int
    signedIn: Int @authenticated
    both: Int @requiresScopes(scopes: [["a", "b"]])
    either: Int @requiresScopes(scopes: [["a"], ["b"]])
    mixed: Int @requiresScopes(scopes: [["a", "b"], ["c"]])
    policed: Int @policy(policies: [["p", "q"], ["r"]])
    strict: Int @authenticated @policy(policies: [["p"]])
    none: Int @requiresScopes(scopes: [])
  }`;
  const may = (field: string, who: Who) => guarding(types).ask(who, `{ ${field} }`).paths.length === 0;
  test.each<[string, string, Who, boolean]>([
    ["15 signed in is enough", "signedIn", [], true],
    ["15 nobody is not", "signedIn", null, false],
    ["17 a and b", "both", ["a", "b"], true],
    ["17 a alone", "both", ["a"], false],
    ["17 nobody", "both", null, false],
    ["18 a", "either", ["a"], true],
    ["18 b", "either", ["b"], true],
    ["18 neither", "either", ["c"], false],
    ["19 (a and b) or c: c", "mixed", ["c"], true],
    ["19 (a and b) or c: a", "mixed", ["a"], false],
    ["20 names are opaque", "either", ["a:read", "A", "*"], false],
    ["21 scopes need signing in", "none", null, false],
    ["21 … and nothing else where none is named", "none", [], true],
    ["22 both policies", "policed", { scopes: null, policies: ["p", "q"] }, true],
    ["22 the other group", "policed", { scopes: null, policies: ["r"] }, true],
    ["22 what is not answered is false", "policed", ["p", "q", "r"], false],
    ["22 a policy does not sign in", "strict", { scopes: null, policies: ["p"] }, false],
    ["what asks for nothing is had by everybody", "public", null, true],
  ])("%s", (_, field, who, expected) => expect(may(field, who)).toBe(expected));

  test("23 the policies of an operation are those that it can reach", () => {
    const document = parse("query A { policed public } query B { strict public }");
    const { guard } = guarding(types);
    expect(guard.policiesOf({ document, operationName: "A" })).toEqual(["p", "q", "r"]);
    expect(guard.policiesOf({ document, operationName: "B" })).toEqual(["p"]);
  });
});

describe("what is taken out (27 to 47)", () => {
  const types = `
    type Query { me: User @authenticated posts: [Post] post(id: ID, size: Int): Post media: Media secret: Secret vault: Vault @policy(policies: [["p"]]) }
    type Vault @requiresScopes(scopes: [["vault"]]) { key: ID @authenticated open: Int }
    type User { id: ID name: String }
    type Post { id: ID title: String views: Int @authenticated comments(first: Int): [Comment!] notes: Sensitive status: Status author: User }
    type Comment @requiresScopes(scopes: [["read:comment"]]) { content: String }
    type Media { id: ID @authenticated title: String @authenticated }
    type Secret @authenticated { id: ID }
    scalar Sensitive @requiresScopes(scopes: [["internal", "audit"]])
    enum Status @authenticated { DRAFT }
  `;
  table(types, [
    [
      "27 what fails for several reasons is said once, and what lies in it not again",
      null,
      "{ posts { id } vault { key open } v: vault { open } }",
      "{ posts { id } }",
      ["vault", "v"],
    ],
    [
      "27 what is left by one directive is judged by the next",
      ["vault"],
      "{ posts { id } vault { key open } }",
      "{ posts { id } }",
      ["vault"],
    ],
    ["28 a field", null, "{ post { title views } }", "{ post { title } }", ["post.views"]],
    ["28 a return type", null, "{ posts { title comments { content } } }", "{ posts { title } }", ["posts.comments"]],
    ["29 a scalar", ["internal"], "{ posts { title notes } }", "{ posts { title } }", ["posts.notes"]],
    ["29 an enum", null, "{ posts { title status } }", "{ posts { title } }", ["posts.status"]],
    ["32 two of them", null, "{ me { name } post { title views } }", "{ post { title } }", ["me", "post.views"]],
    ["34 everything", null, "{ me { name } }", null, ["me"]],
    ["35 a selection that becomes empty", null, "{ media { id title } }", null, ["media.id", "media.title"]],
    [
      "36 a type reports its field, not the leaves",
      null,
      "{ secret { id } posts { id } }",
      "{ posts { id } }",
      ["secret"],
    ],
    [
      "42 an alias is no way around, and is the path",
      null,
      "{ account: me { name } posts { id } }",
      "{ posts { id } }",
      ["account"],
    ],
    ["43 a list has no indices", null, "{ posts { id views } }", "{ posts { id } }", ["posts.views"]],
    [
      "45 the same path twice is one error",
      null,
      "{ post { id ... { views } ... { views } } }",
      "{ post { id } }",
      ["post.views"],
    ],
    [
      "46 __typename is everybody's",
      null,
      "{ __typename posts { __typename views } }",
      "{ __typename posts { __typename } }",
      ["posts.views"],
    ],
    ["what may be had goes on untouched", [], "{ me { name } post { views } }", "{ me { name } post { views } }", []],
    [
      "60 fragments report where they are spread",
      null,
      "{ a: post { ...F } b: post { id ...F } } fragment F on Post { title views }",
      "{ a: post { ...F } b: post { id ...F } } fragment F on Post { title }",
      ["a.views", "b.views"],
    ],
    [
      "41 what nothing spreads any more is dropped",
      null,
      "{ post { id ...F } } fragment F on Post { views ...G } fragment G on Post { status }",
      "{ post { id } }",
      ["post.views", "post.status"],
    ],
  ]);

  test.each<[string, string, Record<string, unknown>, string | null, string[]]>([
    [
      "40 variables of what is gone are dropped",
      "query ($id: ID, $n: Int) { post(id: $id) { id comments(first: $n) { content } } }",
      {},
      "query ($id: ID) { post(id: $id) { id } }",
      ["post.comments"],
    ],
    [
      "47 what is not included is no error",
      "query ($x: Boolean!) { post { id views @include(if: $x) } }",
      { x: false },
      "query ($x: Boolean!) { post { id views @include(if: $x) } }",
      [],
    ],
    [
      "47 what is included is",
      "query ($x: Boolean!) { post { id views @include(if: $x) } }",
      { x: true },
      "{ post { id } }",
      ["post.views"],
    ],
    [
      "47 what is skipped is no error",
      "query ($x: Boolean = true) { post { id views @skip(if: $x) } }",
      {},
      "query ($x: Boolean = true) { post { id views @skip(if: $x) } }",
      [],
    ],
    [
      "47 … unless the client says otherwise",
      "query ($x: Boolean = true) { post { id views @skip(if: $x) } }",
      { x: false },
      "{ post { id } }",
      ["post.views"],
    ],
    [
      "47 fragments too",
      "query ($x: Boolean!) { me { id } post { id ... @include(if: $x) { views } ...F @skip(if: $x) } } fragment F on Post { title }",
      { x: false },
      "{ post { id ...F } } fragment F on Post { title }",
      ["me"],
    ],
    [
      "47 both conditions must hold",
      "query ($x: Boolean!) { post { id views @include(if: $x) @skip(if: $x) } }",
      { x: true },
      "query ($x: Boolean!) { post { id views @include(if: $x) @skip(if: $x) } }",
      [],
    ],
  ])("%s", (_, query, variables, rest, refused) => {
    const { document, paths } = guarding(types).ask(null, query, variables);
    expect({ document, paths }).toEqual({ document: rest, paths: refused });
  });

  test("the error says so, with a code", () => {
    const { verdict } = guarding(types).ask(null, "{ me { name } }");
    expect(verdict.kind === "filtered" && verdict.errors.map((error) => error.toJSON())).toEqual([
      { message: "Unauthorized field or type", path: ["me"], extensions: { code: "UNAUTHORIZED_FIELD_OR_TYPE" } },
    ]);
  });

  test("41 other operations of the document are dropped", () => {
    const document = parse("query A { me { id } posts { id } } query B { posts { title } }", { noLocation: true });
    const { guard } = guarding(types);
    const verdict = guard.judge({ document, operationName: "A", asker: { scopes: null } });
    expect(verdict).toMatchObject({ kind: "filtered", document: { definitions: [{ name: { value: "A" } }] } });
    expect(guard.judge({ document, operationName: "B", asker: { scopes: null } })).toEqual({ kind: "whole" });
  });
});

describe("mutations are executed whole or not at all (37 to 39)", () => {
  const types = `
    type Query { a: Int }
    type Mutation { ping: Int deletePost: Payload createPost: Payload @requiresScopes(scopes: [["post:write"]]) secret: Secret policed: Int @policy(policies: [["p"]]) }
    type Payload { id: ID secret: Int @authenticated }
    type Secret @authenticated { id: ID }
  `;
  test.each<[string, Who, string, string, boolean]>([
    ["38 one field of two", ["other"], "mutation { deletePost { id } createPost { id } }", "createPost", false],
    ["38 signing in would help nobody", null, "mutation { alias: createPost { id } }", "alias", true],
    ["39 a return type", null, "mutation { secret { id } }", "secret", true],
    ["a policy is not met by signing in", null, "mutation { policed }", "policed", false],
    [
      "in a fragment",
      ["x"],
      "mutation { ping ...F } fragment F on Mutation { ... { createPost { id } } }",
      "createPost",
      false,
    ],
  ])("%s", (_, who, query, path, needsSigningIn) => {
    expect(guarding(types).ask(who, query).verdict).toEqual({ kind: "refused", path: [path], needsSigningIn });
  });

  test("37 a root type", () => {
    const { ask } = guarding(
      `type Query { a: Int } type Mutation @requiresScopes(scopes: [["mut"]]) { ping: Int other: Int }`,
    );
    expect(ask(["x"], "mutation { __typename ping other }").verdict).toMatchObject({ kind: "refused", path: ["ping"] });
    expect(ask(["mut"], "mutation { ping other }").verdict).toEqual({ kind: "whole" });
  });

  test("38 … or, where mutations are filtered as well, without the field", () => {
    const split = createGuard(annotatedSchema(types), { splitsMutations: true });
    const judge = (query: string) =>
      split.judge({ document: parse(query, { noLocation: true }), asker: { scopes: new Set(["x"]) } });
    expect(judge("mutation { deletePost { id } createPost { id } }")).toMatchObject({
      kind: "filtered",
      document: parse("mutation { deletePost { id } }", { noLocation: true }),
      errors: [{ path: ["createPost"], extensions: { code: "UNAUTHORIZED_FIELD_OR_TYPE" } }],
    });
    expect(judge("mutation { createPost { id } }")).toMatchObject({ kind: "filtered", document: null });
  });

  test("what is refused inside an answer is taken out of it, and the mutation is executed", () => {
    const { ask } = guarding(types);
    expect(ask(null, "mutation { deletePost { id secret } }")).toMatchObject({
      document: "mutation { deletePost { id } }",
      paths: ["deletePost.secret"],
    });
    const emptied = ask(null, "mutation { deletePost { secret } }");
    expect(emptied).toMatchObject({
      document: "mutation { deletePost { typename_: __typename } }",
      paths: ["deletePost.secret"],
    });
  });
});

describe("introspection shows everything to everybody, whatever guards the root (28, 69, 70)", () => {
  const types = `type Query @authenticated { a: Int }`;
  table(types, [
    ["69 the schema", null, "{ __schema { types { name } } }", "{ __schema { types { name } } }", []],
    ["70 the root's name", null, "{ __typename }", "{ __typename }", []],
    [
      "28 a root type's rule is that of each of its fields",
      null,
      "{ b: a a ...F } fragment F on Query { c: a }",
      null,
      ["b", "a", "c"],
    ],
    ["70 mixed with data", null, '{ a __type(name: "A") { name } }', '{ __type(name: "A") { name } }', ["a"]],
  ]);
});

describe("what is kept of a verdict (68)", () => {
  const types = `type Query { a: Int @requiresScopes(scopes: [["a"]]) b: Int @requiresScopes(scopes: [["b"]]) c: Int }`;
  const guard = createGuard(
    guarding(types) &&
      parse(
        `schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/requiresScopes/v0.1") { query: Query } ${types}`,
      ),
  );
  const document = parse("query ($x: Boolean!) { a b c @include(if: $x) }");
  const judge = (scopes: string[] | null, x = true) =>
    guard.judge({ document, variables: { x }, asker: { scopes: scopes && new Set(scopes) } });

  test("scopes that the operation does not ask about make no difference", () => {
    expect(judge(["a", "z"])).toBe(judge(["y", "a"]));
  });

  test("scopes that it asks about do, and so do its conditions", () => {
    const keys = [judge(["a"]), judge(["b"]), judge([]), judge(["a"], false)].map(
      (verdict) => verdict.kind === "filtered" && verdict.key,
    );
    expect(new Set(keys).size).toBe(4);
    expect(judge(["a", "b"])).toEqual({ kind: "whole" });
  });

  test("an operation that is not there is left to whoever executes it", () => {
    expect(guard.judge({ document, operationName: "Nope", asker: { scopes: null } })).toEqual({ kind: "whole" });
  });

  test("fragments in fragments make no endless list of errors", () => {
    const nested = `type Query { a: Query b: Query s: Int @authenticated c: Int }`;
    const fragments = Array.from(
      { length: 24 },
      (_, n) => `fragment F${String(n)} on Query { a { ...F${String(n + 1)} } b { ...F${String(n + 1)} } }`,
    );
    const { paths } = guarding(nested).ask(null, `{ ...F0 } ${fragments.join(" ")} fragment F24 on Query { c s }`);
    expect(paths).toHaveLength(200);
  });
});
