import { describe, expect, test } from "@jest/globals";
import { parse, print } from "graphql";
import { listUndeclared, writeOutAccess } from "./write-out-access.js";

const written = (sdl: string): string => print(writeOutAccess(parse(sdl)));
const inOneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

type Row = [sentence: string, given: string, expected: string];

describe("writeOutAccess", () => {
  test.each<Row>([
    [
      "puts the federation's directives and a line beside a declaration",
      `type T { "Its name." name: String @requiresPermission(permission: TEMPLATE_READ) }`,
      `type T { """ Its name. Needs TEMPLATE_READ (ORGANIZATION). """ name: String @requiresPermission(permission: TEMPLATE_READ) @authenticated @requiresScopes(scopes: [["template:read"]]) }`,
    ],
    [
      "asks for the scopes of several declarations together",
      `type T { f(id: ID!): Int @requiresPermission(permission: USER_CREATE, scope: SITE) @requiresPermission(permission: GROUP_READ, object: "id") }`,
      `type T { """Needs USER_CREATE (SITE) and GROUP_READ (ORGANIZATION, of id).""" f(id: ID!): Int @requiresPermission(permission: USER_CREATE, scope: SITE) @requiresPermission(permission: GROUP_READ, object: "id") @authenticated @requiresScopes(scopes: [["user:create", "group:read"]]) }`,
    ],
    [
      "asks for no scope that may not be needed: its path may lead to nothing",
      `type T { f(in: I!): Int @requiresPermission(permission: USER_CREATE, scope: SITE) @requiresPermission(permission: GROUP_READ, object: "in.ids") } input I { ids: [ID!]! }`,
      `type T { """Needs USER_CREATE (SITE) and GROUP_READ (ORGANIZATION, of in.ids).""" f(in: I!): Int @requiresPermission(permission: USER_CREATE, scope: SITE) @requiresPermission(permission: GROUP_READ, object: "in.ids") @authenticated @requiresScopes(scopes: [["user:create"]]) } input I { ids: [ID!]! }`,
    ],
    [
      "asks for either scope where either object may be named",
      `type T { f(in: I!): Int @requiresPermission(permission: GROUP_READ, object: "in.a") @requiresPermission(permission: GROUP_UPDATE, object: "in.b") } input I { a: ID b: ID }`,
      `type T { """ Needs GROUP_READ (ORGANIZATION, of in.a) or GROUP_UPDATE (ORGANIZATION, of in.b). """ f(in: I!): Int @requiresPermission(permission: GROUP_READ, object: "in.a") @requiresPermission(permission: GROUP_UPDATE, object: "in.b") @authenticated @requiresScopes(scopes: [["group:read"], ["group:update"]]) } input I { a: ID b: ID }`,
    ],
    [
      "gives a type's default to each field that says nothing itself, and never to the type or its id",
      `type T @key(fields: "id") @requiresPermission(permission: TEMPLATE_READ) { id: ID! own: Int @public(because: "so") other: Int }`,
      `type T @key(fields: "id") { id: ID! """Open to everybody.""" own: Int @public(because: "so") """Needs TEMPLATE_READ (ORGANIZATION).""" other: Int @requiresPermission(permission: TEMPLATE_READ) @authenticated @requiresScopes(scopes: [["template:read"]]) }`,
    ],
    [
      "leaves what another subgraph resolves, and what only the gateway sees",
      `type T @authenticated { there: Int @external hidden: ID @inaccessible here: Int }`,
      `type T { there: Int @external hidden: ID @inaccessible """Needs a sign-in.""" here: Int @authenticated }`,
    ],
    ["leaves a type that declares nothing", `type T { f: Int }`, `type T { f: Int }`],
  ])("%s", (_, given, expected) => expect(inOneLine(written(given))).toBe(inOneLine(expected)));

  test("says the same when it is done again", () => {
    const once = written(`type T { f: Int @requiresPermission(permission: TEMPLATE_READ) }`);
    expect(print(writeOutAccess(parse(once))).match(/@authenticated/g)).toHaveLength(1);
  });
});

describe("listUndeclared", () => {
  test.each<[string, string, string[]]>([
    [
      "a root field",
      `type Query { a: Int b: Int @public(because: "so") } type Mutation { c: Int }`,
      ["Query.a", "Mutation.c"],
    ],
    ["a field of a type with an id", `type T { id: ID! f: Int g: Int @authenticated }`, ["T.f"]],
    ["no field of a type without one", `type T { f: Int }`, []],
    ["neither an id nor what is another subgraph's", `type T { id: ID! f: Int @external ref: ID @inaccessible }`, []],
  ])("names %s", (_, sdl, expected) => expect(listUndeclared(parse(sdl))).toEqual(expected));
});
