import { describe, expect, test } from "@jest/globals";
import { parse, print } from "graphql";
import { guarding } from "../../test/kit/annotated-schema.js";
import { guardIn, guardModes, type GuardMode } from "./guard-mode.js";
import type { Verdict } from "./guard.js";

const { guard } = guarding(`
  type Query { open: Int secret: Int @authenticated orga: Orga }
  type Orga { id: ID creator: User @authenticated }
  type User { name: String phone: String @requiresScopes(scopes: [["phone"]]) friend: Friend }
  interface Friend { name: String }
  type Person implements Friend @policy(policies: [["p"]]) { name: String age: Int @authenticated }
  type Mutation { open: Orga secret: Int @requiresScopes(scopes: [["x"]]) other: Int @authenticated }
`);

const judge = (mode: GuardMode, query: string): Verdict =>
  guardIn(mode, guard).judge({ document: parse(query, { noLocation: true }), asker: { scopes: null } });

/** What is executed, what the client reads of its answer, and which paths are complained of. */
function outcome(mode: GuardMode, query: string, data: Record<string, unknown>) {
  const verdict = judge(mode, query);
  if (verdict.kind !== "filtered") return verdict;
  return {
    executed: verdict.document && print(verdict.document).replace(/\s+/g, " "),
    data: verdict.complete(verdict.document ? data : {}),
    paths: verdict.errors.map(({ path, extensions }) => [path?.join("."), extensions["code"]]),
  };
}

const refusedIn = (asked: string): string[] => {
  const verdict = judge("dry-run", asked);
  return verdict.kind === "filtered" ? verdict.errors.map(({ path = [] }) => path.join(".")) : [];
};

const query = "{ open secret orga { id creator { name phone } } }";
const data = { open: 1, secret: 2, orga: { id: "1", creator: { name: "A", phone: "7" } } };
const code = "UNAUTHORIZED_FIELD_OR_TYPE";
const paths = [
  ["secret", code],
  ["orga.creator", code],
];

describe("a query with parts that may not be had", () => {
  test("filter: the rest is executed", () => {
    expect(outcome("filter", query, { open: 1, orga: { id: "1" } })).toEqual({
      executed: "{ open orga { id } }",
      data: { open: 1, secret: null, orga: { id: "1", creator: null } },
      paths,
    });
  });
  test("63 reject: nothing is executed, and every path is said", () => {
    expect(judge("reject", query)).toEqual({
      kind: "rejected",
      errors: [expect.objectContaining({ path: ["secret"] }), expect.objectContaining({ path: ["orga", "creator"] })],
    });
  });
  test("66 dry-run: all of it is executed, and every path is said, also inside others", () => {
    expect(outcome("dry-run", query, data)).toEqual({
      executed: query,
      data,
      paths: [...paths, ["orga.creator.phone", code]],
    });
  });
  test("66 dry-run: … through fragments, once, and not where it is not included", () => {
    const asked =
      "{ orga { ...F ... on Orga { creator { mobile: phone } } } } fragment F on Orga { creator { friend { ... on Person { age name @skip(if: true) } } phone @include(if: false) } }";
    expect(refusedIn(asked)).toEqual([
      "orga.creator",
      "orga.creator.friend",
      "orga.creator.friend.age",
      "orga.creator.mobile",
    ]);
  });
  test("66 dry-run: … also of types that an interface may be", () => {
    expect(refusedIn("{ orga { creator { friend { name ... on Person { age } } } } }")).toEqual([
      "orga.creator",
      "orga.creator.friend",
      "orga.creator.friend.age",
    ]);
    expect(refusedIn("{ orga { creator { friend { ...P } } } } fragment P on Person { name }")).toEqual([
      "orga.creator",
      "orga.creator.friend",
    ]);
  });
  test("66 dry-run: fragments in fragments make no endless list", () => {
    const nested = guarding("type Query { a: Query b: Query s: Int @authenticated }").guard;
    const fragments = Array.from({ length: 24 }, (_, n) => {
      const next = `...F${String(n + 1)}`;
      return `fragment F${String(n)} on Query { a { ${next} } b { ${next} } }`;
    });
    const document = parse(`{ ...F0 } ${fragments.join(" ")} fragment F24 on Query { s }`);
    expect(nested.refusalsIn({ document, asker: { scopes: null } })).toHaveLength(200);
  });
  test("67 off: nothing is asked", () => {
    expect(judge("off", query)).toEqual({ kind: "whole" });
  });
});

describe("a mutation with a field that may not be had", () => {
  const mutation = "mutation { open { id } secret }";
  test.each<GuardMode>(["filter", "reject"])("%s: nothing is executed", (mode) => {
    expect(judge(mode, mutation)).toEqual({ kind: "refused", path: ["secret"], needsSigningIn: true });
  });
  test("66 dry-run: it is executed, and every path is said, of its answer too", () => {
    const asked = "mutation { secret open { creator { name } } other }";
    const answer = { secret: 2, open: { creator: { name: "A" } }, other: 3 };
    expect(outcome("dry-run", asked, answer)).toEqual({
      executed: asked,
      data: answer,
      paths: [
        ["secret", code],
        ["open.creator", code],
        ["other", code],
      ],
    });
  });
});

test.each(guardModes)("%s: what may be had goes on as it is", (mode) => {
  expect(judge(mode, "{ open orga { id } }")).toEqual({ kind: "whole" });
});

test.each(guardModes)("%s: policies are asked about all the same", (mode) => {
  const policed = guarding('type Query { a: Int @policy(policies: [["p"]]) }').guard;
  expect(guardIn(mode, policed).policiesOf({ document: parse("{ a }") })).toEqual(["p"]);
});
