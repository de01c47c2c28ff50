import { expect, test } from "@jest/globals";
import { readManifest } from "./read-manifest.js";

test.each([
  ["an empty file", "", {}],
  ["a comment", "# nothing yet\n", {}],
  ["no tags", "executor: echo\n", {}],
  ["tags", "executor: terraform\ntags:\n  region: eu\n  gpu: 'true'\nparameters: []\n", { region: "eu", gpu: "true" }],
])("%s", (_, text, tags) => expect(readManifest(text)).toEqual({ tags }));

test.each([
  ["a syntax error, with its place", "executor: echo\ntags: [eu", /line 2, column \d+: /],
  ["a tab for indentation", "tags:\n\tregion: eu", /line 2, column 1: /],
  ["a list", "- a\n", /line 1, column 1: it is no map/],
  [
    "an unknown executor, with its place",
    "# x\nexecutor: pulumi\n",
    /line 2, column 11: executor is "terraform" or "echo"/,
  ],
  ["tags that are no map", "tags: eu\n", /line 1, column 7: tags are a map/],
  ["a tag that is no text", "tags:\n  cores: 4\n", /line 2, column 3: tag "cores" is no text/],
  ["two keys alike", "tags: {}\ntags: {}\n", /line 2, column 1: /],
])("%s is refused", (_, text, sentence) =>
  expect(readManifest(text)).toEqual({ fault: expect.stringMatching(sentence) }),
);

test("aliases that multiply are refused", () => {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const items =
      level === 0
        ? "x"
        : Array(9)
            .fill(`*l${String(level - 1)}`)
            .join(",");
    return `l${String(level)}: &l${String(level)} [${items}]`;
  });
  expect(readManifest(levels.join("\n"))).toEqual({ fault: expect.stringMatching(/aliases/i) });
});
