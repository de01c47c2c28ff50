import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";
import { toYaml, toYamlDocuments } from "../../manifests/export/to-yaml.js";
import { coderExportSchema, type CoderExport } from "../../manifests/import-coder/coder-export.js";
import { lostKey } from "../../manifests/reading/schema-faults.js";
import { importCoder } from "../../manifests/import-coder/import-coder.js";
import { writeNew } from "./write-new.js";

/** Where a key stands that maps would lose. */
function lostPaths(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [
    ...(key === lostKey ? [[key]] : []),
    ...lostPaths(each).map((path) => [key, ...path]),
  ]);
}

function parse(file: string, text: string): CoderExport {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new CliFault(`${file} is no JSON: ${(error as Error).message}.`, { code: "INVALID" });
  }
  const read = coderExportSchema.safeParse(json);
  const lost = lostPaths(json).map((path) => ({ path, message: `"${lostKey}" cannot be a key. Leave it out.` }));
  if (read.success && lost.length === 0) return read.data;
  const faults = [...(read.error?.issues ?? []), ...lost];
  const problems = faults.map(({ path, message }) => ({ code: "INVALID", message, path: path.map(String) }));
  const why = problems.length === 1 ? `: ${problems[0]!.message}` : ".";
  throw new CliFault(`${file} is not what Coder's API answers${why}`, {
    code: "INVALID",
    problems,
    remedy: "docs/recipes/keep-organizations-in-git.md says how an export is gathered.",
  });
}

/** `orgplane import-coder`. */
export async function runImportCoder(cli: Cli, file: string, { directory }: { directory?: string }): Promise<void> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new CliFault(`${file} cannot be read.`, { code: "NOT_FOUND" });
  });
  const { documents, notCarried } = importCoder(parse(file, text));
  const output = cli.output();
  for (const { file: name, spec } of directory === undefined ? [] : documents) {
    await writeNew(join(directory!, name), toYaml(spec));
    output.note(join(directory!, name));
  }
  if (output.isJson) return output.json({ documents: documents.map(({ spec }) => spec), notCarried });
  if (directory === undefined) output.print(toYamlDocuments(documents.map(({ spec }) => spec)));
  for (const note of notCarried) output.warn(note);
}
