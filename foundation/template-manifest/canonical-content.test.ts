import { expect, test } from "@jest/globals";
import { canonicalContent, type VersionContent } from "./canonical-content.js";

const content: VersionContent = {
  files: [
    { path: "main.tf", content: "a" },
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
  ["a path", { files: [{ path: "main2.tf", content: "a" }, ...content.files.slice(1)] }],
  ["a content", { files: [{ path: "main.tf", content: "c" }, ...content.files.slice(1)] }],
  ["a file", { files: content.files.slice(1) }],
  ["a tag", { tags: { region: "us", gpu: "true" } }],
  ["a variable", { variables: content.variables.slice(1) }],
])("%s changes it", (_, changed) => expect(canonicalContent({ ...content, ...changed })).not.toBe(canonical));
