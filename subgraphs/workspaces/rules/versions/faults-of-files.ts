import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import { isStorable } from "../../../../foundation/names/storable-text.js";
import { faultOfPath } from "./fault-of-path.js";

export interface File {
  path: string;
  content: string;
}

const mostBytes = 1024 * 1024;
const path = ["input", "files"];
const foldersOf = (filePath: string): string[] =>
  filePath
    .split("/")
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join("/"));

/** What is wrong with the files of a version: how many and large they are in all, and each path and content. */
export function faultsOfFiles(files: readonly File[]): UserErrorValue[] {
  if (files.length === 0) return [{ code: "INVALID", path, message: "A template has at least one file." }];
  const bytes = files.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
  if (bytes > mostBytes) {
    const message = `The files have ${String(bytes)} bytes; a template has at most 1 MiB (${String(mostBytes)}).`;
    return [{ code: "LIMIT_EXCEEDED", path, message }];
  }
  const folders = new Set(files.flatMap((file) => foldersOf(file.path)));
  const seen = new Set<string>();
  return files.flatMap((file, index) => {
    const pathFault = faultOfPath(file.path) ?? faultAmong(file.path, seen, folders);
    seen.add(file.path);
    return [
      ...(pathFault ? [fault(index, "path", pathFault)] : []),
      ...(isStorable(file.content) ? [] : [fault(index, "content", "A template has text files only.")]),
    ];
  });
}

function faultAmong(filePath: string, seen: ReadonlySet<string>, folders: ReadonlySet<string>): string | null {
  if (seen.has(filePath)) return `There are two files "${filePath}".`;
  return folders.has(filePath) ? `"${filePath}" cannot be a file and a folder.` : null;
}

const fault = (index: number, field: keyof File, message: string): UserErrorValue => ({
  code: "INVALID",
  path: [...path, String(index), field],
  message,
});
