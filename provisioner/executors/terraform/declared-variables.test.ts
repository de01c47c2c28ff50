import { expect, test } from "@jest/globals";
import { declaredVariables } from "./declared-variables.js";

const inFile = (content: string, path = "main.tf") => declaredVariables([{ path, content }]);

test.each([
  [
    "a bare one",
    'variable "a" {}',
    { name: "a", type: "any", description: "", defaultValue: undefined, isSensitive: false },
  ],
  ["a described one", 'variable "a" {\n type = string\n description = "b"\n}', { type: "string", description: "b" }],
  ["a default of text", 'variable "a" { default = "b" }', { defaultValue: "b" }],
  ["a default of none", 'variable "a" { default = null }', { defaultValue: null }],
  [
    "a default of a list",
    'variable "a" {\n type = list(string)\n default = ["b"]\n}',
    { type: "list(string)", defaultValue: '["b"]' },
  ],
  ["a number and a truth", 'variable "a" { default = 4 }', { defaultValue: "4" }],
  ["a type over lines", 'variable "a" {\n type = object({\n  b = string\n })\n}', { type: "object({b=string})" }],
  ["a secret", 'variable "a" { sensitive = true }', { isSensitive: true }],
])("%s", async (_, content, expected) => expect(await inFile(content)).toMatchObject([expected]));

test("Terraform's JSON syntax", async () =>
  expect(await inFile('{"variable":{"a":{"type":"string","default":"b"}}}', "a.tf.json")).toMatchObject([
    { name: "a", type: "string", defaultValue: "b" },
  ]));

test("an override changes what it names, wherever it stands", async () =>
  expect(
    await declaredVariables([
      { path: "a_override.tf", content: 'variable "a" { default = "new" }' },
      { path: "main.tf", content: 'variable "a" {\n default = "old"\n description = "d"\n}' },
    ]),
  ).toMatchObject([{ name: "a", description: "d", defaultValue: "new" }]));

test("variables of modules and of other files are not asked for", async () =>
  expect(
    await declaredVariables([
      { path: "modules/vm/main.tf", content: 'variable "a" {}' },
      { path: "notes.md", content: 'variable "b" {}' },
    ]),
  ).toEqual([]));

test("a file that is no Terraform fails with its place", () =>
  expect(inFile('variable "a" {')).rejects.toMatchObject({
    code: "TERRAFORM_FAILED",
    message: expect.stringMatching(/main\.tf:1/),
  }));
