import { expect, test } from "@jest/globals";
import { claimsOfBrowser, claimsOfToken, learnUserinfoOnly } from "./gather-claims.js";

test("a browser brings the ID token and userinfo, which has the last word", () => {
  expect(claimsOfBrowser({ sub: "1", name: "old" }, { name: "new", groups: ["a"] })).toEqual({
    claims: { sub: "1", name: "new", groups: ["a"] },
    unknown: [],
  });
});

test.each([
  ["what the token has counts", { groups: ["new"] }, { groups: ["old"] }, ["groups"], { groups: ["new"] }, []],
  ["what it lacks is what the last browser brought", {}, { groups: ["old"] }, ["groups"], { groups: ["old"] }, []],
  ["what no browser brought is unknown", {}, null, ["groups"], {}, ["groups"]],
  ["what browsers bring to others alone is unknown too", {}, { sub: "1" }, ["groups"], {}, ["groups"]],
  ["what tokens bring and this one lacks is absent", {}, { groups: ["old"] }, [], {}, []],
])("%s", (_, token, stored, userinfoOnly, claims, unknown) => {
  expect(claimsOfToken(token, { stored, userinfoOnly })).toEqual({ claims, unknown });
});

test("a claim is userinfo's alone until an ID token has it", () => {
  const learned = learnUserinfoOnly([], { sub: "1" }, { sub: "1", groups: [], name: "x" });
  expect(learned).toEqual(["groups", "name"]);
  expect(learnUserinfoOnly(learned, { sub: "2", groups: [] }, { sub: "2" })).toEqual(["name"]);
});

test("what no database keeps is replaced, wherever it stands", () => {
  const claims = { "a\0": ["b\0", { c: "\ud800" }], n: 1, t: true, z: null };
  expect(claimsOfBrowser(claims, {}).claims).toEqual({
    "a\ufffd": ["b\ufffd", { c: "\ufffd" }],
    n: 1,
    t: true,
    z: null,
  });
});
