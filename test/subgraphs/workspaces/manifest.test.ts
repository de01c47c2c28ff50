import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openWorkshop, uuidOf, type Workshop } from "./workshop.js";

/** What the control plane itself says of template.yaml, before any daemon sees it. */
let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.close());

const upload = async (content: string) => {
  const files = [
    { path: "main.tf", content: "" },
    { path: "template.yaml", content },
  ];
  const input = { organizationId: shop.alphaId, files };
  return (await shop.send(shop.world.owner, "createTemplateVersion", input)).data?.["answer"];
};

describe("a template.yaml with faults makes no version, and each fault is told with its place", () => {
  test.each([
    ["no YAML", "tags: [", [/^template.yaml, line 1, column \d+: /]],
    [
      "unknown keys",
      "parametres: []\ncolour: red\n",
      [/line 1, column 1: parametres is/, /line 2, column 1: colour is/],
    ],
    [
      "a default that is none of the options",
      "parameters:\n  - name: size\n    default: c\n    options: [{ name: A, value: a }]\n",
      [/line 3, column 14: parameters\.0\.default is none of the options/],
    ],
    [
      "two presets both default",
      "presets:\n  - { name: A, default: true, parameters: {} }\n  - { name: B, default: true, parameters: {} }\n",
      [/line 3, column \d+: presets\.1\.default is the second default/],
    ],
    ["a regex of no RE2", "parameters:\n  - { name: a, validation: { regex: '(?<=a)b' } }\n", [/no RE2/]],
    [
      "a thousand parameters",
      `parameters:\n${Array.from({ length: 1_000 }, (_, index) => `  - name: p${String(index)}\n`).join("")}`,
      [/more than 500 parameters/],
    ],
  ])("%s", async (_, content, sentences) => {
    const before = await shop.database.job.count();
    const path = ["input", "files", "1", "content"];
    expect(await upload(content)).toMatchObject({
      templateVersion: null,
      userErrors: sentences.map((message) => ({ code: "INVALID", path, message: expect.stringMatching(message) })),
    });
    expect(await shop.database.job.count()).toBe(before);
  });

  test("one without is taken", async () => {
    const content = "parameters:\n  - { name: size, default: small, mutable: true }\ntags: { region: eu }\n";
    expect(await upload(content)).toMatchObject({ templateVersion: { name: expect.any(String) }, userErrors: [] });
  });
});

test("values of variables are carried over from the active version, unless they are given anew", async () => {
  const value = (name: string, text: string) => ({ name, value: text });
  const first = await shop.version({ variables: [value("region", "eu"), value("image", "debian")] });
  const { template } = await shop.made("createTemplate", { versionId: first, name: "carries" });
  const idle = await shop.version({ templateId: template.id, variables: [value("image", "ubuntu")] });
  const next = await shop.version({ templateId: template.id });
  const valuesOf = async (id: string) =>
    (await shop.database.templateVersion.findUniqueOrThrow({ where: { id: uuidOf(id) } })).variableValues;
  expect(await valuesOf(idle)).toEqual({ region: "eu", image: "ubuntu" });
  expect(await valuesOf(next)).toEqual({ region: "eu", image: "debian" });
});
