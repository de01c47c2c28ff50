import { expect, test } from "@jest/globals";
import { planVersion, type NewVersion } from "./plan-version.js";

const files = [{ path: "main.tf", content: "" }];
const manifest = (content: string) => ({ path: "template.yaml", content });

test("a plan has files by path, variables by name and no problems", () =>
  expect(planVersion({ files, variables: [{ name: "region", value: "eu" }] })).toMatchObject({
    problems: [],
    files: { "main.tf": "" },
    variables: { region: "eu" },
    tags: {},
  }));

test("the template's own tags are over those asked for", () =>
  expect(
    planVersion({
      files: [...files, manifest("tags: { region: eu }")],
      provisionerTags: { region: "us", gpu: "true" },
    }).tags,
  ).toEqual({ region: "eu", gpu: "true" }));

test.each<[string, NewVersion, string]>([
  ["a name", { files, name: "v 1" }, "input.name"],
  ["too long a message", { files, message: "x".repeat(1025) }, "input.message"],
  ["no files", { files: [] }, "input.files"],
  ["tags that are no text", { files, provisionerTags: { cores: 4 } }, "input.provisionerTags"],
  ["a manifest that is no YAML", { files: [...files, manifest("tags: [")] }, "input.files.1.content"],
  ["a variable without a name", { files, variables: [{ name: "", value: "" }] }, "input.variables.0.name"],
  ["a variable with a NUL", { files, variables: [{ name: "a", value: "\0" }] }, "input.variables.0.value"],
  [
    "a variable given twice",
    {
      files,
      variables: [
        { name: "a", value: "" },
        { name: "a", value: "" },
      ],
    },
    "input.variables.1.name",
  ],
])("%s is a problem", (_, input, path) =>
  expect(planVersion(input).problems.map((problem) => problem.path?.join("."))).toEqual([path]),
);

test("all problems are told at once", () =>
  expect(planVersion({ files: [], name: "", provisionerTags: { a: 1 } }).problems).toHaveLength(3));
