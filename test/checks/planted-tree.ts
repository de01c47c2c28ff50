import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix, resolve } from "node:path";

/** An import to plant: the file, the file or package that it imports, and how (a statement around the specifier). */
export type PlantedImport = readonly [from: string, to: string, statement?: (specifier: string) => string];

export interface Violation {
  rule: string;
  from: string;
  to: string;
}

interface CruiseResult {
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

const isLocal = (to: string): boolean => to.endsWith(".ts");
const isPackage = (to: string): boolean => !isLocal(to) && !to.startsWith("node:") && !to.startsWith(".");
const sideEffect = (specifier: string): string => `import "${specifier}";\n`;

/** Only the type of the import is used, as `import type` says. */
export const typeOnly = (specifier: string): string => `import type { x } from "${specifier}";\n`;

function specifierOf(from: string, to: string): string {
  if (!isLocal(to)) return to;
  const path = posix.relative(posix.dirname(from), to).replace(/\.ts$/, ".js");
  return path.startsWith(".") ? path : `./${path}`;
}

async function write(root: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

async function plantPackages(root: string, imports: readonly PlantedImport[], dev: readonly string[]): Promise<void> {
  const names = imports.map(([, to]) => to).filter(isPackage);
  const versions = (among: readonly string[]) => Object.fromEntries(among.map((name) => [name, "1.0.0"]));
  const dependencies = versions(names.filter((name) => !dev.includes(name)));
  await write(root, "package.json", JSON.stringify({ type: "module", dependencies, devDependencies: versions(dev) }));
  for (const name of names) {
    await write(
      root,
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: "1.0.0", main: "index.js" }),
    );
    await write(root, `node_modules/${name}/index.js`, "module.exports = {};\n");
  }
}

/** Sources with these imports and nothing else, in a temporary folder. */
async function plant(root: string, imports: readonly PlantedImport[], dev: readonly string[]): Promise<void> {
  const texts = new Map<string, string>();
  const add = (path: string, text: string) => texts.set(path, (texts.get(path) ?? "export type x = 1;\n") + text);
  for (const [from, to, statement = sideEffect] of imports) {
    add(from, statement(specifierOf(from, to)));
    if (isLocal(to)) add(to, "");
  }
  for (const [path, text] of texts) await write(root, path, text);
  await plantPackages(root, imports, dev);
  await copyFile("tsconfig.json", join(root, "tsconfig.json"));
}

/** dependency-cruiser's exit code counts the violations, so that it fails is no fault. */
function cruise(root: string): Promise<CruiseResult> {
  const program = resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [program, "--config", resolve(".dependency-cruiser.cjs"), "--output-type", "json", "."];
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout, stderr) => {
      if (stdout === "") fail(new Error(stderr));
      else done(JSON.parse(stdout) as CruiseResult);
    });
  });
}

/** What the project's layer rules say of a tree that has these imports; `dev` are its development dependencies. */
export async function violationsOf(
  imports: readonly PlantedImport[],
  dev: readonly string[] = [],
): Promise<Violation[]> {
  const root = await mkdtemp(join(tmpdir(), "orgplane-layers-"));
  try {
    await plant(root, imports, dev);
    const { summary } = await cruise(root);
    return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
