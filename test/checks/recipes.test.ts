import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { readManifest } from "../../cli/manifests/reading/read-manifest.js";
import { buildSchema, parse, validate, type DocumentNode } from "graphql";

const schema = buildSchema(readFileSync("schema/api.graphql", "utf8"));
const folder = "docs/recipes/";

const documentsOf = (markdown: string): DocumentNode[] =>
  [...markdown.matchAll(/```graphql\n(.*?)```/gs)].flatMap(([, text = ""]) => {
    const { definitions, ...document } = parse(text);
    return definitions.map((definition) => ({ ...document, definitions: [definition] }));
  });

test.each(readdirSync(folder))("what %s asks, the graph answers", (name) => {
  const faults = documentsOf(readFileSync(folder + name, "utf8")).flatMap((document) => validate(schema, document));
  expect(faults.map(({ message }) => message)).toEqual([]);
});

test("a field that is none would be found", () => {
  const [document] = documentsOf("```graphql\nquery { nothing }\n```");
  expect(document && validate(schema, document)).toHaveLength(1);
});

const manifestsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/```yaml\n(.*?)```/gs)].flatMap(([, text = ""]) => (/^kind: /m.test(text) ? [text] : []));

test.each(readdirSync(folder))("the manifests that %s shows are read", (name) => {
  const faults = manifestsOf(readFileSync(folder + name, "utf8")).flatMap((text) => {
    const read = readManifest([{ name, text }]);
    return "faults" in read ? read.faults : [];
  });
  expect(faults).toEqual([]);
});

test("a manifest that is none would be found", () => {
  const [text] = manifestsOf("```yaml\nkind: Organization\nnaem: x\n```");
  expect("faults" in readManifest([{ name: "x", text: text! }])).toBe(true);
});
