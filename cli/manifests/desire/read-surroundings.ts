import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Fault, Place } from "../reading/placed.js";
import type { Surroundings } from "./surroundings.js";

/** As the graph has it. */
const mostBytes = 1024 * 1024;

/** What Terraform leaves behind where it was run, what version control keeps, and where people keep secrets. */
export const isLeftOver = (name: string): boolean =>
  [".git", ".terraform", ".DS_Store", ".env"].includes(name) || /\.tfstate(\..*)?$/.test(name);

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !isLeftOver(name));
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What manifests name, read from disk and environment; each folder and file once. */
export class ReadSurroundings implements Surroundings {
  readonly faults: Fault[] = [];
  private readonly folders = new Map<string, ReturnType<Surroundings["folder"]>>();

  constructor(private readonly environment: Environment) {}

  resolve(path: string, { file }: Place): string {
    return resolve(dirname(file), path);
  }

  folder(path: string, place: Place): { path: string; content: string }[] | undefined {
    const folder = this.resolve(path, place);
    if (!this.folders.has(folder)) this.folders.set(folder, this.readFolder(folder, path, place));
    return this.folders.get(folder);
  }

  secret({ env, file }: { env?: string | undefined; file?: string | undefined }, place: Place): string | undefined {
    if (env !== undefined) {
      const value = this.environment[env];
      if (value) return value;
      return this.fault(place, `The environment has no ${env}. Set it, or name another.`);
    }
    const path = this.resolve(file ?? "", place);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile()) return this.fault(place, `There is no file ${file ?? ""}. Write the secret into it.`);
    return readFileSync(path, "utf8").replace(/\r?\n$/, "");
  }

  private readFolder(folder: string, name: string, place: Place): { path: string; content: string }[] | undefined {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      return this.fault(place, `There is no folder ${name}. It is looked for beside this file.`);
    }
    const paths = filesBelow(folder);
    if (paths.length === 0) return this.fault(place, `The folder ${name} is empty. A template has at least one file.`);
    const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
    if (bytes > mostBytes) {
      return this.fault(
        place,
        `The folder ${name} has ${String(bytes)} bytes; a template has at most 1 MiB. Shorten it.`,
      );
    }
    const files = paths.map((path) => ({
      path: relative(folder, path).split(sep).join("/"),
      content: readFileSync(path),
    }));
    const odd = files.find(({ content }) => !isUtf8(content) || content.includes(0));
    if (odd) return this.fault(place, `${name}/${odd.path} is no text. A template has text files only.`);
    return files.map(({ path, content }) => ({ path, content: content.toString("utf8") }));
  }

  private fault(place: Place, message: string): undefined {
    this.faults.push({ place, message });
  }
}
