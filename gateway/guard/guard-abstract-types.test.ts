import { describe, expect, test } from "@jest/globals";
import { guarding, type Who } from "../../test/kit/annotated-schema.js";

/** Number of the fact, who asks what, what goes on to be executed, which paths are refused. */
type Row = [fact: string, who: Who, query: string, rest: string | null, refused: string[]];

const table = (types: string, rows: Row[]) =>
  test.each(rows)("%s: %j asks %s", (_, who, query, rest, refused) => {
    const { document, paths } = guarding(types).ask(who, query);
    expect({ document, paths }).toEqual({ document: rest, paths: refused });
  });

describe("interfaces, unions, fragments (46, 49 to 59)", () => {
  const plain = `
    type Query { itf: Itf other: Int uni: Uni }
    interface Itf { id: ID name: String }
    type A implements Itf { id: ID name: String a: Int }
    type B implements Itf @authenticated { id: ID name: String b: Int }
    union Uni = A | B
  `;
  table(plain, [
    ["50 plain fields, one type refused", null, "{ other itf { id } }", "{ other }", ["itf"]],
    ["50 … through a fragment on the interface", null, "{ other itf { ... on Itf { id } } }", "{ other }", ["itf"]],
    ["50 … through a fragment without condition", null, "{ other itf { ... { id } } }", "{ other }", ["itf"]],
    [
      "51 each fragment by its own type",
      null,
      "{ itf { ... on A { id } ... on B { id } } }",
      "{ itf { typename_: __typename ... on A { id } } }",
      ["itf"],
    ],
    [
      "51 … and named ones",
      null,
      "{ itf { ...FA ...FB } } fragment FA on A { a } fragment FB on B { b }",
      "{ itf { typename_: __typename ...FA } } fragment FA on A { a }",
      ["itf"],
    ],
    ["46 __typename of a union", null, "{ uni { __typename } }", "{ uni { __typename } }", []],
    ["46 __typename of an interface", null, "{ itf { __typename } }", "{ itf { __typename } }", []],
    ["all fragments refused", null, "{ uni { ... on B { b } } }", null, ["uni"]],
    [
      "a type's name may be asked under an alias that we would take",
      null,
      "{ uni { typename_: __typename ... on B { b } } }",
      "{ uni { typename__: __typename typename_: __typename } }",
      ["uni"],
    ],
    ["who may have all is not in the way", [], "{ itf { id ... on B { b } } }", "{ itf { id ... on B { b } } }", []],
  ]);

  const ruled = plain.replace("interface Itf {", "interface Itf @authenticated {");
  table(ruled, [
    ["49 __typename too", null, "{ other itf { __typename } }", "{ other }", ["itf"]],
    ["49 a fragment on an open member too", null, "{ other itf { ... on A { id } } }", "{ other }", ["itf"]],
    ["53 the annotated interface takes the whole", null, "{ itf { ... on A { id } ... on B { id } } }", null, ["itf"]],
    [
      "49 a fragment on it elsewhere",
      null,
      "{ uni { ... on Itf { __typename } ... on A { a } } }",
      "{ uni { typename_: __typename ... on A { a } } }",
      ["uni"],
    ],
  ]);

  const fields = `
    type Query { itf: Itf node: Node }
    interface Itf { id: ID other: Int }
    type A implements Itf { id: ID other: Int }
    type B implements Itf { id: ID @authenticated other: Int }
    interface Node { id: ID }
    type User implements Node { id: ID username: String name: String @requiresScopes(scopes: [["read:username"]]) }
    type Book implements Node { id: ID name: String }
  `;
  table(fields, [
    [
      "52 a field of one implementation",
      null,
      "{ itf { id other } }",
      "{ itf { typename_: __typename other } }",
      ["itf.id"],
    ],
    [
      "52 … and in typed fragments of that alone",
      null,
      "{ itf { ... on A { id } ... on B { id other } } }",
      "{ itf { typename_: __typename ... on A { id } ... on B { other } } }",
      ["itf.id"],
    ],
    [
      "59 a fragment on one type",
      ["read:user"],
      "{ node { id ... on User { uid: id name } } }",
      "{ node { typename_: __typename id ... on User { uid: id } } }",
      ["node.name"],
    ],
  ]);

  const and = `
    type Query { node: Node media: Media }
    interface Node @requiresScopes(scopes: [["a", "c"], ["a", "d"], ["b", "c"], ["b", "d"]]) { id: ID }
    type Book implements Node @requiresScopes(scopes: [["a"], ["b"]]) { id: ID author: String }
    type Movie implements Node @requiresScopes(scopes: [["c"], ["d"]]) { id: ID director: String }
    union Media = Book | Movie
  `;
  const inFragments = "{ node { ... on Book { id } ... on Movie { id } } }";
  table(and, [
    ["54 a", ["a"], "{ node { id } }", null, ["node"]],
    ["54 a, b", ["a", "b"], "{ node { id } }", null, ["node"]],
    ["54 a, c", ["a", "c"], "{ node { id } }", "{ node { id } }", []],
    ["54 a, c in fragments", ["a", "c"], inFragments, inFragments, []],
    [
      "56 members of a union singly",
      ["a", "b"],
      "{ media { ... on Book { author } ... on Movie { director } } }",
      "{ media { typename_: __typename ... on Book { author } } }",
      ["media"],
    ],
  ]);
});
