import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  execute,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
} from "graphql";
import { annotatedSchema, guarding, type Who } from "../../test/kit/annotated-schema.js";
import { createGuard, type Filtered } from "./guard.js";
import { GuardedSchema } from "./guarded-schema.js";

type Row = [fact: string, who: Who, query: string, answer: unknown];

const table = (types: string, data: object, rows: Row[]) =>
  test.each(rows)("%s: %j asks %s", (_, who, query, answer) => {
    expect(guarding(types).answer(who, query, data)).toEqual(answer);
  });

describe("nulls in place (31 to 35)", () => {
  const types = `
    type Query { me: User @authenticated post: Post posts: [Post] strict: [Strict!]! viewer: Viewer! media: Media }
    type Viewer { id: ID! post: Post }
    type User { name: String }
    type Post { id: ID! title: String views: Int @authenticated secret: Int! @authenticated child: Post children: [[Post!]] }
    type Strict { id: ID! secret: Int! @authenticated open: Int }
    type Media { id: ID @authenticated title: String @authenticated open: Int }
  `;
  const post = { id: "1", title: "t", views: 3, secret: 4 };
  const child = { ...post, id: "2", children: null };
  const data = {
    me: { name: "me" },
    post: { ...post, child, children: [[child], null, []] },
    posts: [post, null, post],
    strict: [{ id: "1", secret: 1, open: 2 }],
    viewer: { id: "v", post },
    media: { id: "m", title: "t", open: 1 },
  };
  table(types, data, [
    ["32 two of them", null, "{ me { name } post { title views } }", { me: null, post: { title: "t", views: null } }],
    ["31 in their place", null, "{ post { views id title } }", { post: { views: null, id: "1", title: "t" } }],
    ["34 everything", null, "{ me { name } account: me { name } }", { me: null, account: null }],
    ["35 a selection that became empty", null, "{ media { id title } }", { media: null }],
    [
      "… beside one of the same key that did not",
      null,
      "{ media { id } media { open } }",
      { media: { id: null, open: 1 } },
    ],
    [
      "31 in lists",
      null,
      "{ posts { id views } }",
      { posts: [{ id: "1", views: null }, null, { id: "1", views: null }] },
    ],
    [
      "33 no null for a type without it: the parent",
      null,
      "{ post { title child { title secret } } }",
      { post: { title: "t", child: null } },
    ],
    ["33 … in a list of nullables, the item", null, "{ posts { id secret } }", { posts: [null, null, null] }],
    ["33 … in a list of non-nulls, the list, and up to the data", null, "{ strict { open secret } post { id } }", null],
    [
      "33 … in lists of lists",
      null,
      "{ post { id children { id secret } } }",
      { post: { id: "1", children: [null, null, []] } },
    ],
    [
      "33 no further than to the nearest nullable",
      null,
      "{ viewer { id post { id secret } } }",
      { viewer: { id: "v", post: null } },
    ],
    ["aliases", null, "{ p: post { t: title v: views w: views } }", { p: { t: "t", v: null, w: null } }],
    [
      "fragments",
      null,
      "{ post { ...F } viewer { post { ...F id } } } fragment F on Post { title ... { views } }",
      { post: { title: "t", views: null }, viewer: { post: { title: "t", views: null, id: "1" } } },
    ],
    [
      "what is not included is not there",
      null,
      "{ post { id views @skip(if: true) title @include(if: false) } me { name } }",
      { post: { id: "1" }, me: null },
    ],
    [
      "an object of which nothing is included",
      null,
      "{ post { title @skip(if: true) } me { name } }",
      { post: {}, me: null },
    ],
    [
      "whoever may have it, has it",
      [],
      "{ posts { id secret } }",
      { posts: [{ id: "1", secret: 4 }, null, { id: "1", secret: 4 }] },
    ],
  ]);

  test("the order is that of the operation", () => {
    const answer = guarding(types).answer(null, "{ post { views id secret: title child { id } } me { name } }", data);
    expect(JSON.stringify(answer)).toBe('{"post":{"views":null,"id":"1","secret":"t","child":{"id":"2"}},"me":null}');
  });

  test("an answer without data stays one", () => {
    const { verdict } = guarding(types).ask(null, "{ post { id views } }");
    expect((verdict as Filtered).complete(null)).toBeNull();
  });

  test("a key that is no usual one is a key", () => {
    const answer = guarding(types).answer(null, "{ post { __proto__: title views } }", data);
    expect(JSON.stringify(answer)).toBe('{"post":{"__proto__":"t","views":null}}');
  });
});

describe("types that could be several (55, 57, 58)", () => {
  const types = `
    type Query { media: [Media!] node: Node me: Me accounts: [Account!]! }
    union Media = Book | Movie
    type Book { title: String @requiresScopes(scopes: [["book"]]) author: String }
    type Movie @requiresScopes(scopes: [["movie"]]) { title: String director: String }
    interface Node { id: ID }
    type User implements Node { id: ID name: String @requiresScopes(scopes: [["name"]]) }
    type Group implements Node { id: ID name: String }
    interface Account { handle: String! }
    type GitHub implements Account { handle: String! @requiresScopes(scopes: [["github"]]) url: String }
    type Twitter implements Account { handle: String! @requiresScopes(scopes: [["twitter"]]) url: String }
    type Me { id: ID accounts: [Account!]! }
  `;
  const accounts = [
    { __typename: "GitHub", handle: "g", url: "g" },
    { __typename: "Twitter", handle: "t", url: "t" },
  ];
  const data = {
    media: [
      { __typename: "Movie", title: "M", director: "D" },
      { __typename: "Book", title: "B", author: "A" },
    ],
    node: { __typename: "User", id: "u", name: "n" },
    me: { id: "me", accounts },
    accounts,
  };
  const both = "{ me { id accounts { ... on GitHub { handle } ... on Twitter { handle } } } }";
  table(types, data, [
    [
      "57 a refusal wipes no other's value",
      ["book"],
      "{ media { ... on Book { title } ... on Movie { title } } }",
      { media: [{}, { title: "B" }] },
    ],
    [
      "57 … nor the other way round",
      ["movie"],
      "{ media { ... on Book { title author } ... on Movie { title } } }",
      { media: [{ title: "M" }, { title: null, author: "A" }] },
    ],
    [
      "58 of a refused fragment nothing is there",
      [],
      "{ media { ... on Book { author } ... on Movie { title } } }",
      { media: [{}, { author: "A" }] },
    ],
    ["59 a field of a fragment is null", [], "{ node { id ... on User { name } } }", { node: { id: "u", name: null } }],
    [
      "59 … on objects of its type alone",
      [],
      "{ node { id ... on User { uid: id name } ... on Group { gid: id name } } }",
      { node: { id: "u", uid: "u", name: null } },
    ],
    [
      "59 … beside the same key of an emptied twin",
      [],
      "{ node { ... on User { name } } node { id } }",
      { node: { name: null, id: "u" } },
    ],
    [
      "the type that the client asks for is still its own",
      [],
      "{ node { __typename ... on User { name } } }",
      { node: { __typename: "User", name: null } },
    ],
    [
      "55 one scope of two",
      ["github"],
      "{ me { id accounts { ... on GitHub { handle } } } }",
      { me: { id: "me", accounts: [{ handle: "g" }, {}] } },
    ],
    ["55 both fragments need both, and nulls climb", ["github"], both, { me: null }],
    [
      "55 … or all is there",
      ["github", "twitter"],
      both,
      { me: { id: "me", accounts: [{ handle: "g" }, { handle: "t" }] } },
    ],
    [
      "55 the interface's field needs both",
      ["github"],
      "{ accounts { handle ... on GitHub { url } } node { id } }",
      null,
    ],
  ]);
});

/** Types that return each other, so that any selection fits anywhere. `open` is everybody's. */
const types = `
  type Query { open: Int a: A b: B! i: I is: [I!] a2: [[A]!] u: U secret: Int @authenticated }
  interface I { open: Int x: Int y: Int! a: A i: I }
  type A implements I { open: Int x: Int @authenticated y: Int! a: A! i: I b: [B!] }
  type B implements I { open: Int x: Int y: Int! @authenticated a: A i: I bs: [B]! u: U }
  union U = A | B
`;
const document = annotatedSchema(types);
const { schema } = new GuardedSchema(document);
const guard = createGuard(document);
const secrets = new Set(["Query.secret", "A.x", "B.y"]);

/** Selections that are valid on a type; each begins with what everybody may have, so that none becomes empty. */
function selections(typeName: string, depth: number): fc.Arbitrary<string> {
  const type = schema.getType(typeName)!;
  const fields = isInterfaceType(type) || isObjectType(type) ? Object.values(type.getFields()) : [];
  const ofFields = fields.map((field) => {
    const named = getNamedType(field.type).name;
    const alias = fc.constantFrom("", `${typeName}_${field.name}_alias: `);
    const below = named === "Int" ? fc.constant("") : depth > 0 ? selections(named, depth - 1) : null;
    return below && fc.tuple(alias, below).map(([as, rest]) => `${as}${field.name} ${rest}`);
  });
  const conditions = isAbstractType(type) ? ["A", "B"] : typeName === "Query" ? [] : [typeName, "I"];
  const fragments =
    depth > 0 ? conditions.map((on) => selections(on, depth - 1).map((rest) => `... on ${on} ${rest}`)) : [];
  const one = fc.oneof(...ofFields.filter((field) => field !== null), ...fragments, fc.constant("__typename"));
  const first = typeName === "U" ? "__typename" : "open";
  return fc.array(one, { maxLength: 4 }).map((chosen) => `{ ${[first, ...chosen].join(" ")} }`);
}

/** Aliases differ by type and field, so that what has the same key can be merged. */
const operation = selections("Query", 3);

const leaf = { open: 1, x: 2, y: 3 };
const end = (typeName: string) => ({ __typename: typeName, ...leaf, a: null, i: null, b: null, bs: [], u: null });
const a = (n: number): object => (n === 0 ? end("A") : { ...end("A"), a: a(n - 1), i: b(n - 1), b: [b(n - 1), b(0)] });
const b = (n: number): object =>
  n === 0 ? end("B") : { ...end("B"), a: a(n - 1), i: a(n - 1), bs: [b(n - 1), null], u: b(n - 1) };
const root = { open: 1, a: a(4), b: b(4), i: b(4), is: [a(4), b(4)], a2: [[a(4), null], []], u: a(4), secret: 5 };

/** Which fields nobody may have, by what the specification of the directives says of each alone. */
function refusedFields(query: DocumentNode): Set<FieldNode> {
  const refused = new Set<FieldNode>();
  const typeInfo = new TypeInfo(schema);
  const enter = (node: FieldNode): void => {
    const parent = typeInfo.getParentType()!;
    const owners = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
    if (owners.some(({ name }) => secrets.has(`${name}.${node.name.value}`))) refused.add(node);
  };
  visit(query, visitWithTypeInfo(typeInfo, { Field: { enter } }));
  return refused;
}

test("the answer is that of an executor in which every refused field fails", () => {
  fc.assert(
    fc.property(operation, (query) => {
      const asked = parse(query);
      const refused = refusedFields(asked);
      const run = (executed: DocumentNode, isRefused: (nodes: readonly FieldNode[]) => boolean) =>
        execute({
          schema,
          document: executed,
          rootValue: root,
          fieldResolver: (source: Record<string, unknown>, _, __, info) => {
            if (isRefused(info.fieldNodes)) throw new Error("refused");
            return source[info.fieldName];
          },
        }).valueOf() as { data: Record<string, unknown> | null };
      const expected = run(asked, (nodes) => nodes.every((node) => refused.has(node))).data;
      const verdict = guard.judge({ document: asked, asker: { scopes: null } });
      if (verdict.kind !== "filtered") return expect(refused.size).toBe(0);
      const answer = verdict.complete(run(verdict.document!, () => false).data);
      expect(JSON.stringify(answer)).toBe(JSON.stringify(expected));
    }),
    { numRuns: 500 },
  );
});
