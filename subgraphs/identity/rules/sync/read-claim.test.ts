import { expect, test } from "@jest/globals";
import { readClaim, type ClaimReading } from "./read-claim.js";

type Row = [sentence: string, name: string, claims: Record<string, unknown>, reading: Partial<ClaimReading>];

const values = (...list: string[]): ClaimReading => ({ state: "values", values: list });

test.each<Row>([
  ["an array of texts is sorted, each once", "g", { g: ["b", "a", "b"] }, values("a", "b")],
  ["an empty array has no values", "g", { g: [] }, values()],
  ["one text is one value", "g", { g: "eng" }, values("eng")],
  ["an empty text has no values", "g", { g: "" }, values()],
  ["nothing is trimmed, folded or split at spaces", "g", { g: [" Eng x "] }, values(" Eng x ")],
  ["a comma in an array is part of the value", "g", { g: ["cn=a,ou=b"] }, values("cn=a,ou=b")],
  ["a text with a comma is refused, never split", "g", { g: "a,b" }, { state: "malformed" }],
  ["JSON in a text is one value", "g", { g: '["a"]' }, values('["a"]')],
  ["a number is refused", "g", { g: 7 }, { state: "malformed" }],
  ["true is refused", "g", { g: true }, { state: "malformed" }],
  ["an object is refused", "g", { g: { a: 1 } }, { state: "malformed" }],
  [
    "an array with something else names the element",
    "g",
    { g: ["a", 1] },
    { state: "malformed", reason: "its element 1 is no text" },
  ],
  ["an array in an array is refused", "g", { g: [["a"]] }, { state: "malformed" }],
  ["an absent claim is absent", "g", {}, { state: "absent" }],
  ["null is absent", "g", { g: null }, { state: "absent" }],
  ["a dotted path leads into objects", "realm_access.roles", { realm_access: { roles: ["x"] } }, values("x")],
  ["a top-level name with dots comes first", "a.b", { "a.b": "top", a: { b: "deep" } }, values("top")],
  ["a path through a text is absent", "a.b", { a: "text" }, { state: "absent" }],
  ["a path through a list is absent", "a.0", { a: ["text"] }, { state: "absent" }],
  ["what objects inherit is no claim", "constructor.name", {}, { state: "absent" }],
  [
    "a pointer in the claim's place is an overage",
    "groups",
    { _claim_names: { groups: "src1" } },
    { state: "overage" },
  ],
  ["a pointer to the root of a path too", "a.b", { _claim_names: { a: "src1" } }, { state: "overage" }],
  ["a claim that is there beats a pointer", "groups", { groups: ["a"], _claim_names: { groups: "s" } }, values("a")],
])("%s", (_, name, claims, reading) => {
  expect(readClaim({ claims, unknown: new Set() }, name)).toMatchObject(reading);
});

test("what only a browser's sign-in brings is unknown where it is not there, and read where it is", () => {
  const unknown = new Set(["groups"]);
  expect(readClaim({ claims: {}, unknown }, "groups")).toEqual({ state: "unknown" });
  expect(readClaim({ claims: {}, unknown }, "groups.names")).toEqual({ state: "unknown" });
  expect(readClaim({ claims: {}, unknown }, "roles")).toEqual({ state: "absent" });
  expect(readClaim({ claims: { groups: "a" }, unknown }, "groups")).toEqual(values("a"));
});
