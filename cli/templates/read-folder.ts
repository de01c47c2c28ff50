import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

export interface TemplateFile {
  path: string;
  content: string;
}

/** Why no template can be made of a folder, and what to do about it. */
export interface FolderFault {
  message: string;
  remedy: string;
}

/** As the graph has it. */
const mostBytes = 1024 * 1024;

/** What Terraform leaves behind where it was run, what version control keeps, and where people keep secrets. */
export const isLeftOver = (name: string): boolean =>
  [".git", ".terraform", ".DS_Store", ".env"].includes(name) || /\.tfstate(\..*)?$/.test(name);

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !isLeftOver(name));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

/**
 * The text files of a template's folder, in the order of their paths, which are the same wherever they are read; what is left
 * over and links are left out. Faults call the folder as whoever named it did.
 */
export function readFolder(folder: string, name: string): { files: TemplateFile[] } | { fault: FolderFault } {
  const fault = (message: string, remedy: string) => ({ fault: { message, remedy } });
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return fault(`There is no folder ${name}.`, "Name the folder that has the template's files in it.");
  }
  const paths = filesBelow(folder).sort();
  if (paths.length === 0) return fault(`The folder ${name} is empty.`, "A template has at least one file.");
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  if (bytes > mostBytes) {
    const message = `The folder ${name} has ${String(bytes)} bytes; a template has at most 1 MiB.`;
    return fault(message, "Leave out what it does not need.");
  }
  const read = paths.map((path) => ({
    path: relative(folder, path).split(sep).join("/"),
    content: readFileSync(path),
  }));
  const odd = read.find(({ content }) => !isUtf8(content) || content.includes(0));
  if (odd) return fault(`${join(name, odd.path)} is no text.`, "A template has text files only.");
  return { files: read.map(({ path, content }) => ({ path, content: content.toString("utf8") })) };
}
