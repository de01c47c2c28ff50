import { expect, test } from "@jest/globals";
import { readTags } from "./read-tags.js";

test.each([
  ["nothing is no tags", null, {}],
  ["an empty map is no tags", {}, {}],
  ["names to text", { region: "eu", gpu: "true" }, { region: "eu", gpu: "true" }],
])("%s", (_, given, tags) => expect(readTags(given)).toEqual({ tags }));

test.each([
  ["a list", ["eu"], /a map/],
  ["text", "eu", /a map/],
  ["a number as value", { cores: 4 }, /"cores" is no text/],
  ["a null as value", { cores: null }, /"cores" is no text/],
  ["no name", { "": "x" }, /needs a name/],
  ["a name that no object keeps", JSON.parse('{ "__proto__": "x" }'), /needs a name/],
  ["a NUL", { a: "\0" }, /no NUL/],
  ["too long a value", { a: "x".repeat(256) }, /too long/],
  ["too many", Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`t${String(index)}`, ""])), /at most 20/],
])("%s is refused", (_, given, sentence) =>
  expect(readTags(given)).toEqual({ fault: expect.stringMatching(sentence) }),
);
