import { describe, expect, test } from "@jest/globals";
import { parse, print } from "graphql";
import { guarding } from "../../test/kit/annotated-schema.js";
import { guardIn, guardModes, type GuardMode } from "./guard-mode.js";
import type { Verdict } from "./guard.js";

const { guard } = guarding(`
  type Query { open: Int secret: Int @authenticated orga: Orga }
  type Orga { id: ID creator: User @authenticated }
  type User { name: String phone: String @requiresScopes(scopes: [["phone"]]) }
  type Mutation { open: Int secret: Int @requiresScopes(scopes: [["x"]]) }
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
    expect(outcome("reject", query, data)).toEqual({ executed: null, data: null, paths });
  });
  test("66 dry-run: all of it is executed, and the same paths are said", () => {
    expect(outcome("dry-run", query, data)).toEqual({ executed: query, data, paths });
  });
  test("67 off: nothing is asked", () => {
    expect(judge("off", query)).toEqual({ kind: "whole" });
  });
});

describe("a mutation with a field that may not be had", () => {
  const mutation = "mutation { open secret }";
  test.each<GuardMode>(["filter", "reject"])("%s: nothing is executed", (mode) => {
    expect(judge(mode, mutation)).toEqual({ kind: "refused", path: ["secret"], needsSigningIn: true });
  });
  test("66 dry-run: it is executed, and the path is said", () => {
    const answer = { open: 1, secret: 2 };
    expect(outcome("dry-run", mutation, answer)).toEqual({
      executed: mutation,
      data: answer,
      paths: [["secret", code]],
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
