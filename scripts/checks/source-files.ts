import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface SourceFile {
  path: string;
  text: string;
}

const isLeftOut = (path: string): boolean => /(^|\/)(node_modules|dist|generated|coverage|\.[^/]+)\//.test(path);

/** The files below these folders whose name matches; folders that are not there have none. */
export function sourceFiles(folders: readonly string[], name: RegExp): SourceFile[] {
  const pathsBelow = (folder: string): string[] => {
    try {
      return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
    } catch {
      return [];
    }
  };
  return folders
    .flatMap(pathsBelow)
    .filter((path) => name.test(path) && !isLeftOut(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}
