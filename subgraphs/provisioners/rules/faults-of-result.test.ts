import { expect, test } from "@jest/globals";
import { faultsOfResult, readBytes } from "./faults-of-result.js";

test("what can be kept has no faults", () => {
  const result = { readme: "# Hello", state: null, resources: [{ name: "vm", dailyCost: 0 }], variables: undefined };
  expect(faultsOfResult(result)).toEqual([]);
});

test.each<[string, unknown, string[]]>([
  ["a NUL", { readme: "a\0" }, ["input", "readme"]],
  [
    "half a character deep inside",
    { presets: [{ parameters: [{ value: "\ud83d" }] }] },
    ["input", "presets", "0", "parameters", "0", "value"],
  ],
  ["a cost below nothing", { resources: [{ dailyCost: -1 }] }, ["input", "resources", "0", "dailyCost"]],
])("%s is refused, with the place", (_, result, path) => {
  expect(faultsOfResult(result)).toMatchObject([{ code: "INVALID", path }]);
});

test.each<[string, string | null]>([
  ["", ""],
  ["aGVsbG8=", "hello"],
  ["aGVsbG8", null],
  ["hello!", null],
  ["a===", null],
])("base 64 %j", (text, bytes) => {
  const read = readBytes(text);
  expect(read && Buffer.from(read).toString()).toBe(bytes);
});
