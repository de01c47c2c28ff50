import { expect, test } from "@jest/globals";
import { contentHash, digestOfVariables, type VersionContent } from "./content-hash.js";

const content: VersionContent = {
  files: [
    { path: "main.tf", content: "a" },
    { path: "README.md", content: "b" },
  ],
  tags: { region: "eu", gpu: "true" },
};
const variables = [
  { name: "x", value: "1" },
  { name: "y", value: "2" },
];
const hash = contentHash(content, "keyed");

test("the order does not matter", () => {
  const turned = { files: [...content.files].reverse(), tags: { gpu: "true", region: "eu" } };
  expect(contentHash(turned, "keyed")).toBe(hash);
  expect(digestOfVariables([...variables].reverse())).toBe(digestOfVariables(variables));
});

test.each<[string, Partial<VersionContent>, string | null]>([
  ["a path", { files: [{ path: "main2.tf", content: "a" }, ...content.files.slice(1)] }, "keyed"],
  ["a content", { files: [{ path: "main.tf", content: "c" }, ...content.files.slice(1)] }, "keyed"],
  ["a file", { files: content.files.slice(1) }, "keyed"],
  ["a tag", { tags: { region: "us", gpu: "true" } }, "keyed"],
  ["another hash of the variables", {}, "another"],
  ["no variables", {}, null],
])("%s changes it", (_, changed, keyed) => expect(contentHash({ ...content, ...changed }, keyed)).not.toBe(hash));

test.each([
  ["a value", [{ name: "x", value: "2" }, ...variables.slice(1)]],
  ["a name", [{ name: "z", value: "1" }, ...variables.slice(1)]],
  ["a variable", variables.slice(1)],
  ["values that stand side by side", [{ name: "x1", value: "" }, ...variables.slice(1)]],
])("%s changes the variables' digest", (_, changed) =>
  expect(digestOfVariables(changed)).not.toBe(digestOfVariables(variables)),
);

test("no variables have no digest", () => expect(digestOfVariables([])).toBeNull());
