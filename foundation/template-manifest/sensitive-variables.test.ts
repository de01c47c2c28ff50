import { expect, test } from "@jest/globals";
import { sensitiveVariables } from "./sensitive-variables.js";

const inFile = (content: string, path = "main.tf") => {
  const found = sensitiveVariables([{ path, content }]);
  return found && [...found];
};

test.each<[string, string, string[]]>([
  ["none", 'variable "a" {}\nvariable "b" { default = "sensitive = true" }', []],
  ["a plain one", 'variable "a" {\n  type = string\n  sensitive = true\n}', ["a"]],
  ["one that says that it is not", 'variable "a" { sensitive = false }', []],
  [
    "a bare name, and a truth in parentheses or as text",
    'variable a { sensitive = (true) }\nvariable "b" { sensitive = "true" }',
    ["a", "b"],
  ],
  ["an output", 'variable "a" {}\noutput "b" { sensitive = true }', []],
  ["what a comment says", '# variable "a" { sensitive = true\n/* variable "b" { */ // {\nvariable "c" { }', []],
  ["behind a comment", 'variable /* { */ "a" {\n # }\n sensitive = /* false */ true\n}', ["a"]],
  [
    "behind a text with quotes and braces",
    'variable "a" {\n description = "} \\" ${"}"} $${ %"\n sensitive = true\n}',
    ["a"],
  ],
  [
    "behind a heredoc",
    'variable "a" {\n description = <<-EOT\n }\n "\n variable "b" {\n EOT\n sensitive = true\n}',
    ["a"],
  ],
  ["an attribute of something inside", 'variable "a" {\n default = { sensitive = true }\n}', []],
  ["lines that end otherwise", 'variable "a" {\r\n x = <<E\r\n}\r\nE\r\n sensitive = true\r\n}\r\n', ["a"]],
])("%s", (_, content, expected) => expect(inFile(content)).toEqual(expected));

test.each<[string, string, string[]]>([
  ["one", '{"variable":{"a":{"sensitive":true},"b":{}}}', ["a"]],
  ["lists of blocks", '{"variable":[{"a":[{"sensitive":"true"}]},{"b":{"sensitive":false}}]}', ["a"]],
])("in JSON: %s", (_, content, expected) => expect(inFile(content, "main.tf.json")).toEqual(expected));

test.each([
  ["a block that does not end", 'variable "a" {', "main.tf"],
  ["a brace too many", "}", "main.tf"],
  ["a text that does not end", 'variable "a" { default = "b }', "main.tf"],
  ["a comment that does not end", "/* a", "main.tf"],
  ["a heredoc that does not end", "locals {\n a = <<E\n}", "main.tf"],
  ["a name with an escape", 'variable "\\u0061" { sensitive = true }', "main.tf"],
  ["JSON that is none", "{", "main.tf.json"],
])("nothing is known of %s", (_, content, path) => expect(inFile(content, path)).toBeNull());

test("modules and other files are not asked", () => {
  const content = 'variable "a" { sensitive = true }';
  expect(inFile(content, "modules/vm/main.tf")).toEqual([]);
  expect(inFile(content, "notes.md")).toEqual([]);
});
