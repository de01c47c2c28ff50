import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { CliFault } from "../cli-fault.js";

export interface TemplateFile {
  path: string;
  content: string;
}

/** As the graph has it. */
const mostBytes = 1024 * 1024;

/** What Terraform leaves behind where it was run, and what version control keeps. */
const isLeftOver = (name: string): boolean => name.startsWith(".") || /\.tfstate(\..*)?$/.test(name);

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !isLeftOver(name));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

const fault = (message: string, remedy: string): CliFault => new CliFault(message, { code: "FOLDER", remedy });

/**
 * The text files of a template's folder, in the order of their paths; hidden files, state of Terraform and links are left
 * out. Throws a CliFault for a folder that no template can be made of.
 */
export function readTemplateFolder(folder: string): TemplateFile[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw fault(`There is no folder ${folder}.`, "Name the folder that has the template's files in it.");
  }
  const paths = filesBelow(folder).sort();
  if (paths.length === 0) throw fault(`The folder ${folder} is empty.`, "A template has at least one file.");
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  if (bytes > mostBytes) {
    throw fault(
      `${folder} has ${String(bytes)} bytes; a template has at most 1 MiB.`,
      "Leave out what it does not need.",
    );
  }
  return paths.map((path) => {
    const content = readFileSync(path);
    const name = relative(folder, path).split(sep).join("/");
    if (!isUtf8(content) || content.includes(0)) {
      throw fault(`${join(folder, name)} is no text.`, "A template has text files only.");
    }
    return { path: name, content: content.toString("utf8") };
  });
}
