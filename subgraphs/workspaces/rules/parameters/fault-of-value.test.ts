import { expect, test } from "@jest/globals";
import type { ParameterDefinition } from "../versions/documents.js";
import { faultOfValue } from "./fault-of-value.js";

const base: ParameterDefinition = {
  name: "p",
  displayName: "P",
  description: "",
  type: "STRING",
  defaultValue: null,
  required: false,
  mutable: true,
  ephemeral: false,
  options: [],
  validation: null,
};
const number = (validation: object): ParameterDefinition => ({
  ...base,
  type: "NUMBER",
  validation: { min: null, max: null, monotonic: null, regex: null, error: null, ...validation },
});
const pattern = (regex: string) => ({ min: null, max: null, monotonic: null, regex, error: null });
const options = ["a", "b"].map((value) => ({ name: value, value, description: "", icon: "" }));
const grows = number({ monotonic: "INCREASING" });

test.each<[string, ParameterDefinition, string, string | undefined]>([
  ["any text", base, "x\ny", undefined],
  ["no text at all", base, "", undefined],
  ["a number", number({}), "-4.5e3", undefined],
  ["true", { ...base, type: "BOOL" }, "true", undefined],
  ["a list", { ...base, type: "LIST_OF_STRING" }, '["a","b"]', undefined],
  ["an empty list", { ...base, type: "LIST_OF_STRING" }, "[]", undefined],
  ["an option", { ...base, options }, "b", undefined],
  ["several options", { ...base, type: "LIST_OF_STRING", options }, '["a","b"]', undefined],
  ["what holds the pattern", { ...base, validation: pattern("^[a-z]+$") }, "abc", undefined],
  ["what holds it somewhere", { ...base, validation: pattern("b") }, "abc", undefined],
  ["the least", number({ min: 1, max: 8 }), "1", undefined],
  ["the most", number({ min: 1, max: 8 }), "8", undefined],
  ["a greater one where it grows", grows, "5", "4"],
  ["the same where it grows", grows, "4", "4"],
  ["the first where it grows", grows, "4", undefined],
])("%s will do", (_, definition, value, previous) => expect(faultOfValue(definition, value, previous)).toBeNull());

test.each<[string, ParameterDefinition, string, string | undefined, RegExp]>([
  ["a NUL", base, "\0", undefined, /no NUL/],
  ["no number", number({}), "four", undefined, /decimal number/],
  ["an empty number", number({}), "", undefined, /decimal number/],
  ["hexadecimal", number({}), "0x10", undefined, /decimal number/],
  ["infinity", number({}), "1e999", undefined, /decimal number/],
  ["yes", { ...base, type: "BOOL" }, "yes", undefined, /"true" or "false"/],
  ["a list of numbers", { ...base, type: "LIST_OF_STRING" }, "[1]", undefined, /JSON array of strings/],
  ["no list", { ...base, type: "LIST_OF_STRING" }, "a", undefined, /JSON array of strings/],
  ["no option", { ...base, options }, "c", undefined, /one of a, b/],
  ["a list with one that is no option", { ...base, type: "LIST_OF_STRING", options }, '["a","c"]', undefined, /one of/],
  [
    "what does not hold the pattern",
    { ...base, validation: pattern("^[a-z]+$") },
    "ABC",
    undefined,
    /matches \^\[a-z\]\+\$/,
  ],
  [
    "… in the template's own words",
    { ...base, validation: { ...pattern("^[a-z]+$"), error: "Lower case only" } },
    "ABC",
    undefined,
    /is refused: Lower case only/,
  ],
  ["any text where the pattern is none", { ...base, validation: pattern("(?=x)") }, "x", undefined, /no RE2/],
  ["a list with a NUL in it", { ...base, type: "LIST_OF_STRING" }, '["\\u0000"]', undefined, /no NUL/],
  ["too little", number({ min: 1 }), "0.9", undefined, /at least 1/],
  ["too much", number({ max: 8 }), "9", undefined, /at most 8/],
  ["a smaller one where it grows", grows, "3", "4", /never becomes smaller/],
  ["a greater one where it shrinks", number({ monotonic: "DECREASING" }), "5", "4", /never becomes greater/],
])("%s is refused", (_, definition, value, previous, sentence) =>
  expect(faultOfValue(definition, value, previous)).toMatch(sentence),
);

test("a pattern takes linear time, whatever it is asked", () => {
  const hostile = { ...base, validation: pattern("^(a+)+$") };
  expect(faultOfValue(hostile, `${"a".repeat(5_000)}!`)).toMatch(/matches/);
});
