import { expect, test } from "@jest/globals";
import type { ParameterDefinition } from "../versions/documents.js";
import { planParameters, type ParameterQuestion } from "./plan-parameters.js";

const parameter = (name: string, more: Partial<ParameterDefinition> = {}): ParameterDefinition => ({
  name,
  displayName: name,
  description: "",
  type: "STRING",
  defaultValue: null,
  required: false,
  mutable: true,
  ephemeral: false,
  options: [],
  validation: null,
  ...more,
});
const values = (map: Record<string, string>) => Object.entries(map).map(([name, value]) => ({ name, value }));

type Row = Pick<ParameterQuestion, "definitions"> & {
  given?: Record<string, string>;
  preset?: Record<string, string>;
  previous?: Record<string, string>;
  expected: Record<string, string>;
};
const definitions = [parameter("size", { defaultValue: "small" })];
const ephemeral = [parameter("size", { defaultValue: "small", ephemeral: true })];

test.each<[string, Row]>([
  ["the default, where nothing is said", { definitions, expected: { size: "small" } }],
  ["the given value", { definitions, given: { size: "big" }, expected: { size: "big" } }],
  ["the preset's", { definitions, preset: { size: "big" }, expected: { size: "big" } }],
  [
    "the given rather than the preset's",
    { definitions, given: { size: "a" }, preset: { size: "b" }, expected: { size: "a" } },
  ],
  ["the previous build's", { definitions, previous: { size: "big" }, expected: { size: "big" } }],
  [
    "the given rather than the previous",
    { definitions, given: { size: "a" }, previous: { size: "b" }, expected: { size: "a" } },
  ],
  [
    "not an ephemeral one of before",
    { definitions: ephemeral, previous: { size: "big" }, expected: { size: "small" } },
  ],
  ["none, where there is none", { definitions: [parameter("size")], expected: {} }],
  ["not one of before that is gone", { definitions, previous: { color: "red" }, expected: { size: "small" } }],
  ["an empty text as a value", { definitions, given: { size: "" }, expected: { size: "" } }],
  [
    "an immutable one that stays",
    {
      definitions: [parameter("size", { mutable: false })],
      given: { size: "a" },
      previous: { size: "a" },
      expected: { size: "a" },
    },
  ],
  [
    "an immutable one that is new",
    {
      definitions: [parameter("size", { mutable: false })],
      given: { size: "a" },
      previous: {},
      expected: { size: "a" },
    },
  ],
])("a build has %s", (_, { definitions: known, given = {}, preset = {}, previous = {}, expected }) => {
  const question = { definitions: known, given: values(given), preset: values(preset), previous: values(previous) };
  expect(planParameters(question)).toEqual({ values: values(expected), problems: [] });
});

test("a thousand are one problem", () => {
  const given = Array.from({ length: 1_000 }, (_, index) => ({ name: `p${String(index)}`, value: "" }));
  expect(planParameters({ definitions, given }).problems).toMatchObject([
    { code: "LIMIT_EXCEEDED", path: ["input", "parameters"] },
  ]);
});

const required = [parameter("size", { required: true })];
const immutable = [parameter("size", { mutable: false, defaultValue: "small" })];
const number = [parameter("cores", { type: "NUMBER" })];

test.each<[string, ParameterQuestion, string, RegExp]>([
  ["a required one without a value", { definitions: required, given: [] }, "input.parameters", /needs a value/],
  ["an unknown one", { definitions: [], given: values({ x: "1" }) }, "input.parameters.0.name", /no parameter "x"/],
  [
    "one given twice",
    { definitions, given: [...values({ size: "a" }), ...values({ size: "a" })] },
    "input.parameters.1.name",
    /twice/,
  ],
  [
    "an immutable one that changes",
    { definitions: immutable, given: values({ size: "big" }), previous: values({ size: "small" }) },
    "input.parameters.0.value",
    /cannot change/,
  ],
  [
    "one of the wrong type",
    { definitions: number, given: values({ cores: "x" }) },
    "input.parameters.0.value",
    /number/,
  ],
  [
    "a default that is less than it was",
    {
      definitions: [
        parameter("disk", {
          type: "NUMBER",
          defaultValue: "10",
          validation: { min: null, max: null, monotonic: "INCREASING", regex: null, error: null },
        }),
      ],
      given: values({ disk: "10" }),
      previous: values({ disk: "20" }),
    },
    "input.parameters.0.value",
    /never becomes smaller than it was, 20/,
  ],
  [
    "a preset's of the wrong type",
    { definitions: number, given: [], preset: values({ cores: "x" }) },
    "input.parameters",
    /number/,
  ],
])("%s is a problem", (_, question, path, sentence) => {
  const { problems } = planParameters(question);
  expect(problems).toMatchObject([{ code: "INVALID", message: expect.stringMatching(sentence) }]);
  expect(problems[0]?.path?.join(".")).toBe(path);
});
