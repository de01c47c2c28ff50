import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, expect, test } from "@jest/globals";

const tools = resolve("tools/schema");
const root = mkdtempSync(join(tmpdir(), "orgplane-eslint-"));

afterAll(() => rmSync(root, { recursive: true }));

/** What the rules have against a schema of this name: `rule: message`. */
function faultsOf(file: string, sdl: string): string[] {
  const path = join(root, "schema", file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, sdl);
  // ESLint looks at files below its working folder alone, and the rules read the schema that the settings name from there.
  const program = [join(tools, "node_modules/eslint/bin/eslint.js"), "-c", join(tools, "eslint.config.js"), "-f", "json"];
  const { stdout, stderr } = spawnSync(process.execPath, [...program, path], { cwd: root, encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  const [{ messages }] = JSON.parse(stdout) as [{ messages: { ruleId: string | null; message: string }[] }];
  return messages.map(({ ruleId, message }) => `${String(ruleId)}: ${message}`);
}

const published = (file: string): string => readFileSync(join("schema", file), "utf8");

test.each(["api.graphql", "supergraph.graphql"])("the rules of graphql-eslint find nothing against %s", (file) => {
  expect(faultsOf(file, published(file))).toEqual([]);
}, 120_000);

test("they would find a bad name, a type that nobody reaches, and a field that says nothing", () => {
  const planted = `${published("api.graphql")}\n"""Nobody reaches it."""\ntype Left_over {\n  id: ID!\n}\n`;
  expect(faultsOf("api.graphql", planted)).toEqual([
    expect.stringMatching(/naming-convention: .*Left_over/),
    expect.stringMatching(/no-unreachable-types: .*Left_over/),
    expect.stringMatching(/require-description: .*id/),
  ]);
}, 120_000);
