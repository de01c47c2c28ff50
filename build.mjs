import { transformFile } from "@swc/core";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

// Compiles every *.ts of these folders to dist/, the same tree. What is newer there than its source is left alone.
const folders = [
  "foundation",
  "subgraphs",
  "gateway",
  "provisioner",
  "cli",
  "processes",
  "prisma/seed",
  "scripts",
  "generated",
];
const out = "dist";

const filesBelow = (folder, ending) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

const targetOf = (source) => join(out, source.replace(/\.ts$/, ".js"));
const modifiedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

const sources = folders.flatMap((folder) => filesBelow(folder, ".ts")).filter((file) => !/\.(test|d)\.ts$/.test(file));
const configuredAt = Math.max(modifiedAt(".swcrc"), modifiedAt("build.mjs"));
const stale = sources.filter((source) => modifiedAt(targetOf(source)) < Math.max(modifiedAt(source), configuredAt));

await Promise.all(
  stale.map(async (source) => {
    const { code } = await transformFile(source, { filename: source });
    mkdirSync(dirname(targetOf(source)), { recursive: true });
    writeFileSync(targetOf(source), code);
  }),
);

const wanted = new Set(sources.map(targetOf));
for (const file of filesBelow(out, ".js")) if (!wanted.has(file)) rmSync(file);
