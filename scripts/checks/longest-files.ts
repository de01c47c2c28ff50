import type { SourceFile } from "./source-files.js";

/** The longest files, longest first, each with its lines. */
export const longestFiles = (files: readonly SourceFile[], count: number): string[] =>
  files
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
    .sort((a, b) => b.lines - a.lines || a.path.localeCompare(b.path))
    .slice(0, count)
    .map(({ path, lines }) => `${String(lines).padStart(5)}  ${path}`);
