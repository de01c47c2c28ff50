import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { codegen } from "@graphql-codegen/core";
import * as typescriptPlugin from "@graphql-codegen/typescript";
import { validate } from "@graphql-inspector/core";
import { buildClientSchema, buildSchema, introspectionFromSchema, parse, printSchema, Source } from "graphql";
import ts from "typescript";

const api = readFileSync("schema/api.graphql", "utf8");
const schema = buildSchema(api);

/** The schema as a tool has it that was given the address of the graph alone. */
const introspected = printSchema(buildClientSchema(introspectionFromSchema(schema)));

/** What graphql-codegen makes of a schema. */
const generateTypes = (sdl: string): Promise<string> =>
  codegen({
    filename: "graph.ts",
    schema: parse(sdl),
    documents: [],
    config: { defaultScalarType: "unknown", scalars: { DateTime: "string", JSONObject: "object" } },
    plugins: [{ typescript: {} }],
    pluginMap: { typescript: typescriptPlugin },
  });

/** What TypeScript, at its strictest, has against this. */
function faultsOf(text: string): string[] {
  const target = ts.ScriptTarget.ES2022;
  const options = { strict: true, noEmit: true, exactOptionalPropertyTypes: true, types: [], target };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === "graph.ts" ? ts.createSourceFile(name, text, target) : read(name, ...rest);
  const program = ts.createProgram(["graph.ts"], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

describe("graphql-codegen", () => {
  test.each([
    ["the API's schema", api],
    ["the supergraph", readFileSync("schema/supergraph.graphql", "utf8")],
    ["what introspection says", introspected],
  ])("makes types of %s that hold together, and has them say what fields are", async (_, sdl) => {
    const types = await generateTypes(sdl);
    const nameOf = "export const nameOf = (workspace: Workspace): string => workspace.name;";
    const planted = nameOf.replace("nameOf", "planted").replace("workspace.name", "workspace.nothing");
    expect(faultsOf([types, nameOf, planted].join("\n"))).toEqual([expect.stringMatching(/'nothing' does not exist/)]);
  });
});

const documentsIn = (path: string): Source[] =>
  [...readFileSync(path, "utf8").matchAll(/```graphql\n(.*?)```/gs)].map(([, text = ""]) => new Source(text, path));

describe("graphql-inspector", () => {
  const pages = ["README.md", ...readdirSync("docs/recipes").map((name) => `docs/recipes/${name}`)];

  test("finds nothing against what README and recipes ask, and nothing deprecated in it", () => {
    const documents = pages.flatMap(documentsIn);
    expect(documents.length).toBeGreaterThan(5);
    const found = validate(schema, documents, { strictDeprecated: true });
    expect(found.map(({ source, errors }) => [source.name, errors.map(({ message }) => message)])).toEqual([]);
  });

  test("would find a field that is none", () => {
    expect(validate(schema, [new Source("query { nothing }", "planted")])).toHaveLength(1);
  });
});
