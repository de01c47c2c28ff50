import { expect, test } from "@jest/globals";
import { readManifest } from "./read-manifest.js";

test.each([
  ["an empty file", "", {}],
  ["a comment", "# nothing yet\n", {}],
  ["no tags", "executor: echo\n", {}],
  ["tags", "executor: terraform\ntags:\n  region: eu\n  gpu: 'true'\nparameters: []\n", { region: "eu", gpu: "true" }],
])("%s", (_, text, tags) => expect(readManifest(text)).toEqual({ tags }));

test("all faults are told at once, each with its place", () =>
  expect(readManifest("executor: pulumi\nparametres: []\n")).toEqual({
    faults: [
      'template.yaml, line 1, column 11: executor is "terraform" or "echo".',
      "template.yaml, line 2, column 1: parametres is no setting.",
    ],
  }));

test.each([
  ["a syntax error", "executor: echo\ntags: [eu", /line 2, column \d+: /],
  ["a tag that is no text", "tags:\n  cores: 4\n", /line 2, column 10: tags\.cores is text/],
  ["a tag that is too long", `tags: { region: "${"x".repeat(300)}" }\n`, /tag "region"/],
])("%s is refused", (_, text, sentence) =>
  expect(readManifest(text)).toEqual({ faults: [expect.stringMatching(sentence)] }),
);
