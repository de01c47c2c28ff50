import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { CliFault } from "../../cli-fault.js";
import { largestManifest } from "./read-manifest.js";
import type { SourceFile } from "./read-yaml.js";

const isManifest = (name: string): boolean => /\.ya?ml$/.test(name) && !name.startsWith(".");

/**
 * The files below a folder; folders that hold a `template.yaml` are templates' content and no part of it. The order is the
 * names', so that a manifest reads the same everywhere.
 */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some(({ name }) => name === "template.yaml" || /\.tf(\.json)?$/.test(name))) return [];
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const nested = sorted.map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith(".") ? Promise.resolve([]) : filesBelow(path);
    return Promise.resolve(isManifest(entry.name) ? [path] : []);
  });
  return (await Promise.all(nested)).flat();
}

async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new CliFault(`There is no ${path}.`, { remedy: "Name a manifest, or a folder of manifests." });
  return found.isDirectory() ? filesBelow(path) : [path];
}

/** The manifest's files, named one by one or by folder. */
export async function findFiles(paths: readonly string[]): Promise<SourceFile[]> {
  const names = [...new Set((await Promise.all(paths.map(filesAt))).flat())];
  if (names.length === 0) {
    throw new CliFault(`There is no manifest in ${paths.join(", ")}.`, { remedy: "A manifest ends in .yaml or .yml." });
  }
  const sizes = await Promise.all(names.map(async (name) => (await stat(name)).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes > largestManifest) {
    const largest = names[sizes.indexOf(Math.max(...sizes))];
    throw new CliFault(
      `The manifest has ${(bytes / 1024 / 1024).toFixed(1)} MiB, most of it in ${largest ?? ""}; at most 10 MiB are read.`,
      { remedy: "Write organizations that are alike once, with forEach, or apply in parts.", code: "LIMIT_EXCEEDED" },
    );
  }
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(name, "utf8") })));
}
