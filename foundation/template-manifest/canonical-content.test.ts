import { expect, test } from "@jest/globals";
import { canonicalContent, type VersionContent } from "./canonical-content.js";

const content: VersionContent = {
  files: [
    { path: "main.tf", content: 'variable "x" {}' },
    { path: "README.md", content: "b" },
  ],
  tags: { region: "eu", gpu: "true" },
  variables: [
    { name: "x", value: "1" },
    { name: "y", value: "2" },
  ],
};
const canonical = canonicalContent(content);

test("the order does not matter", () => {
  const turned = {
    files: [...content.files].reverse(),
    tags: { gpu: "true", region: "eu" },
    variables: [...content.variables].reverse(),
  };
  expect(canonicalContent(turned)).toBe(canonical);
});

test.each<[string, Partial<VersionContent>]>([
  ["a path", { files: [{ path: "main2.tf", content: 'variable "x" {}' }, ...content.files.slice(1)] }],
  ["a content", { files: [{ path: "main.tf", content: "c" }, ...content.files.slice(1)] }],
  ["a file", { files: content.files.slice(1) }],
  ["a tag", { tags: { region: "us", gpu: "true" } }],
  ["a value", { variables: [{ name: "x", value: "2" }, ...content.variables.slice(1)] }],
  ["a variable", { variables: content.variables.slice(1) }],
])("%s changes it", (_, changed) => expect(canonicalContent({ ...content, ...changed })).not.toBe(canonical));

const withX = (declaration: string, value: string): string =>
  canonicalContent({
    ...content,
    files: [{ path: "main.tf", content: declaration }],
    variables: [{ name: "x", value }, ...content.variables.slice(1)],
  });

test.each([
  ["a sensitive variable", 'variable "x" { sensitive = true }'],
  ["a variable of files that cannot be read", 'variable "x" {'],
])("of %s the name is in it, and the value is not", (_, declaration) => {
  const canonical = withX(declaration, "hush");
  expect(canonical).toBe(withX(declaration, "another"));
  expect(canonical).not.toContain("hush");
  expect(canonical).toContain('["x"]');
});

test("a variable beside a sensitive one is in it", () => {
  const declaration = 'variable "y" { sensitive = true }';
  expect(withX(declaration, "1")).not.toBe(withX(declaration, "2"));
});
