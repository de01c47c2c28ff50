import { expect, test } from "@jest/globals";
import { readTemplateManifest } from "./template-manifest.js";

const manifestOf = (yaml: string) => {
  const read = readTemplateManifest(yaml);
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  return read.manifest;
};

test.each(["", "# nothing but a comment\n", "{}"])("%j is Terraform's, without parameters", (yaml) =>
  expect(manifestOf(yaml)).toMatchObject({ executor: "terraform", parameters: [], presets: [], tags: {}, costs: [] }),
);

test("values are text, whatever they look like", () => {
  const { parameters, presets } = manifestOf(`
parameters:
  - { name: cores, type: number, default: 4, options: [{ name: Few, value: 4 }, { name: Many, value: 16 }] }
  - { name: gpu, type: bool, default: false }
  - { name: zones, type: list(string), default: [a, b] }
presets:
  - { name: Big, default: true, parameters: { cores: 16, gpu: true } }
`);
  expect(parameters).toMatchObject([
    { type: "NUMBER", default: "4", mutable: false, options: [{ value: "4" }, { value: "16" }] },
    { type: "BOOL", default: "false" },
    { type: "LIST_OF_STRING", default: '["a","b"]' },
  ]);
  expect(presets).toEqual([{ name: "Big", default: true, parameters: { cores: "16", gpu: "true" } }]);
});

test("an echoing template names its resources and what it does", () =>
  expect(
    manifestOf(`
executor: echo
resources: [{ type: machine, name: main, dailyCost: 4 }, { type: disk, name: home, persistent: true }]
echo: { start: { log: [hello], fail: "no luck" } }
`),
  ).toMatchObject({
    resources: [
      { type: "machine", dailyCost: 4, persistent: false },
      { type: "disk", dailyCost: 0, persistent: true },
    ],
    echo: { start: { log: ["hello"], seconds: 0, fail: "no luck" } },
  }));

const at = (line: number, column: number, rest: string) => `template.yaml, line ${line}, column ${column}: ${rest}`;
const inParameter = (rest: string) => `parameters:\n  - { name: p, ${rest} }\n`;

test.each([
  ["a syntax error", "executor: echo\ntags: [eu", /line 2, column \d+: .*/],
  ["an unknown setting", "executor: echo\nparametres: []\n", at(2, 1, "parametres is no setting.")],
  ["an unknown executor", "# x\nexecutor: pulumi\n", at(2, 11, 'executor is "terraform" or "echo".')],
  ["no map", "- a\n", /line 1, column 1: the manifest /],
  ["a tag that is no text", "tags:\n  gpu: true\n", at(2, 8, "tags.gpu is text: write it in quotes.")],
  ["a parameter without a name", "parameters:\n  - { type: string }\n", /line 2, column 5: parameters\.0\.name /],
  ["a type that there is not", inParameter("type: object"), /line 2, column 22: parameters\.0\.type is string, number/],
  [
    "a default that is no option",
    inParameter("default: c, options: [{ name: A, value: a }]"),
    /parameters\.0\.default is none/,
  ],
  ["a range of a string", inParameter("type: string, validation: { min: 1 }"), /validation has a range/],
  ["a regex of a number", inParameter("type: number, validation: { regex: x }"), /validation has a regex/],
  ["a range turned round", inParameter("type: number, validation: { min: 2, max: 1 }"), /min above its max/],
  ["a regex of no RE2", inParameter("type: string, validation: { regex: '(?=x)' }"), /line 2, column \d+: .*no RE2/],
  ["a default of another type", inParameter("type: number, default: four"), /default is not of the parameter's type/],
  [
    "a default out of range",
    inParameter("type: number, default: 9, validation: { max: 8 }"),
    /out of the parameter's range/,
  ],
  [
    "an option of another type",
    inParameter("type: bool, options: [{ name: A, value: a }]"),
    /options\.0\.value is not of/,
  ],
  [
    "an option that is there already",
    inParameter("options: [{ name: A, value: a }, { name: B, value: a }]"),
    /options\.1\.value is an option already/,
  ],
  [
    "a preset's value that is no option",
    `${inParameter("options: [{ name: A, value: a }]")}presets: [{ name: P, parameters: { p: b } }]`,
    /line 3, column \d+: presets\.0\.parameters\.p is none of the options/,
  ],
  [
    "a thousand parameters",
    `parameters:\n${Array.from({ length: 1_000 }, (_, index) => `  - name: p${String(index)}\n`).join("")}`,
    /has more than 500 parameters/,
  ],
  ["an ephemeral one without default", inParameter("ephemeral: true"), /parameters\.0\.ephemeral needs a default/],
  ["a name given twice", "parameters: [{ name: a }, { name: a }]", /parameters\.1 names "a" a second time/],
  [
    "a preset of what is no parameter",
    "presets: [{ name: A, parameters: { x: 1 } }]",
    /presets\.0\.parameters\.x is no parameter/,
  ],
  [
    "two default presets",
    "presets: [{ name: A, default: true, parameters: {} }, { name: B, default: true, parameters: {} }]",
    /presets\.1\.default is the second default/,
  ],
  ["resources of Terraform's", "resources: [{ type: a, name: b }]", 'is not for the executor "terraform"'],
  ["costs of an echo", "executor: echo\ncosts: [{ type: a, dailyCost: 1 }]", /line 2, column 8: costs is not for/],
  ["a cost of nothing", "costs: [{ dailyCost: 1 }]", /either an address or a type/],
  ["a cost of both", "costs: [{ address: a.b, type: a, dailyCost: 1 }]", /either an address or a type/],
  ["half a credit", "executor: echo\nresources: [{ type: a, name: b, dailyCost: 0.5 }]", /whole number of credits/],
])("%s is a fault, with its place", (_, yaml, expected) => {
  const read = readTemplateManifest(yaml);
  expect("faults" in read && read.faults.join("\n")).toEqual(
    typeof expected === "string" ? expect.stringContaining(expected) : expect.stringMatching(expected),
  );
});

test("all faults are told at once", () =>
  expect(readTemplateManifest("a: 1\nb: 2\nexecutor: x\n")).toMatchObject({ faults: { length: 3 } }));

test("aliases that multiply are refused", () => {
  const levels = ["a", "b", "c", "d", "e", "f"].map((name, index, names) =>
    index === 0 ? "a: &a [x,x,x,x,x,x,x,x]" : `${name}: &${name} [${`*${names[index - 1]!},`.repeat(8)}]`,
  );
  expect(readTemplateManifest(levels.join("\n"))).toEqual({ faults: [expect.stringContaining("aliases")] });
});
