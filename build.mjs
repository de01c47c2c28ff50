import { transformFile } from "@swc/core";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { declare } from "./scripts/declare.mjs";

// Compiles every *.ts of these folders to dist/, the same tree. What is newer there than its source is left alone.
const folders = [
  "foundation",
  "subgraphs",
  "gateway",
  "provisioner",
  "cli",
  "processes",
  "testing",
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

/** What the package exports has types, down to all that they are made of. */
const exported = ["testing/testing.ts", "processes/team-subgraph.ts"];
const declared = await declare(exported, {
  targetOf: (source) => join(out, source.replace(/\.ts$/, ".d.ts")),
  isFresh: (source, target) => modifiedAt(target) >= Math.max(modifiedAt(source), configuredAt),
});

const wanted = new Set([...sources.map(targetOf), ...declared]);
for (const file of [".js", ".d.ts"].flatMap((ending) => filesBelow(out, ending))) if (!wanted.has(file)) rmSync(file);
