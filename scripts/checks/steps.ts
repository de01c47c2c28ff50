import { existsSync, readFileSync } from "node:fs";
import { buildSchema } from "graphql";
import { findForeignSql } from "./foreign-sql.js";
import { findLockFileFaults } from "./lock-file-faults.js";
import { longestFiles } from "./longest-files.js";
import { sourceFiles } from "./source-files.js";
import { findUndescribed } from "./undescribed.js";

/** A step of the check: a program that fails, or faults to be found. */
export type Step =
  { name: string; program: readonly [file: string, ...args: string[]] } | { name: string; faults: () => string[] };

const served = ["foundation", "subgraphs", "gateway", "provisioner", "processes", "testing", "cli", "prisma/seed"];
const all = [...served, "scripts", "test"];
const ofPackage = (path: string): string => `node_modules/${path}`;

/** In the order in which they run. */
export const steps: readonly Step[] = [
  { name: "types", program: [ofPackage("typescript/bin/tsc"), "--noEmit", "-p", "."] },
  { name: "lint", program: [ofPackage("eslint/bin/eslint.js"), "."] },
  {
    name: "layers",
    program: [
      ofPackage("dependency-cruiser/bin/dependency-cruise.mjs"),
      "--config",
      ".dependency-cruiser.cjs",
      ...all.filter((folder) => existsSync(folder)),
    ],
  },
  { name: "format", program: [ofPackage("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."] },
  { name: "schema", program: ["dist/scripts/schema.js", "--check"] },
  { name: "migrations", program: ["dist/scripts/migrate.js", "check"] },
  { name: "generated docs", program: ["dist/scripts/docs.js", "--check"] },
  {
    name: "SQL stays with its owner",
    faults: () => findForeignSql(sourceFiles(["foundation", "subgraphs", "gateway"], /(?<!\.(test|e2e))\.(ts|sql)$/)),
  },
  {
    name: "descriptions",
    faults: () =>
      findUndescribed(buildSchema(readFileSync("schema/api.graphql", "utf8"))).map((at) => `${at} has no description`),
  },
  { name: "lock file", faults: () => findLockFileFaults(readFileSync("package-lock.json", "utf8")) },
];

/** What is printed at the end, whether it is well or not. */
export const reports: Readonly<Record<string, () => readonly string[]>> = {
  "longest files": () => longestFiles(sourceFiles(all, /\.ts$/), 10),
};
