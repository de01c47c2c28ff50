import { expect, test } from "@jest/globals";
import { nestsDeeply } from "./nests-deeply.js";

const long = " ".repeat(20_000);
test.each<[string, string, boolean]>([
  ["a thousand brackets in one another", `${long}${"[".repeat(1_000)}${"]".repeat(1_000)}`, false],
  ["one more", `${long}${"[".repeat(1_001)}`, true],
  ["of both kinds", `${long}${'{"a":['.repeat(501)}`, true],
  ["side by side", `${long}${"[]".repeat(10_000)}`, false],
  ["in a text", `${long}"${"[".repeat(5_000)}"`, false],
  ["after a quote in a text", `${long}"\\"${"[".repeat(5_000)}"`, false],
  ["after a text that ends with a backslash", `${long}"\\\\"${"[".repeat(5_000)}`, true],
  ["in so few bytes that it does not matter", "[".repeat(16_000), false],
])("%s", (_, json, expected) => expect(nestsDeeply(Buffer.from(json))).toBe(expected));
