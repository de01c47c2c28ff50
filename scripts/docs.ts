import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { commandLinePage } from "./docs/command-line-page.js";
import { configurationPage } from "./docs/configuration-page.js";
import { errorsPage } from "./docs/errors-page.js";
import { permissionsPage } from "./docs/permissions-page.js";

/**
 * Writes the pages of docs/ that are generated from tables in the code. With --check nothing is written, and the exit
 * code is 1 where a page differs from its table.
 */
const pages: Readonly<Record<string, () => string>> = {
  "docs/errors.md": errorsPage,
  "docs/configuration.md": configurationPage,
  "docs/permissions.md": permissionsPage,
  "docs/command-line.md": commandLinePage,
};

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

const drifted = Object.entries(pages)
  .map(([path, page]) => ({ path, text: page() }))
  .filter(({ path, text }) => read(path) !== text);

if (process.argv.includes("--check")) {
  for (const { path } of drifted) console.error(`${path} is not what the code says: npm run docs`);
  process.exitCode = drifted.length > 0 ? 1 : 0;
} else {
  mkdirSync("docs", { recursive: true });
  for (const { path, text } of drifted) writeFileSync(path, text);
}
