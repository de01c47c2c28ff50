import { sensitiveVariables } from "./sensitive-variables.js";

export interface VersionContent {
  files: readonly { path: string; content: string }[];
  tags: Readonly<Record<string, string>>;
  variables: readonly { name: string; value: string }[];
}

const sorted = <Pair extends [string, ...string[]]>(pairs: Pair[]): Pair[] =>
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));

/** Variables whose values are no part of the hash: those that the files declare sensitive, and all where they cannot be read. */
export function unhashedVariables({ files, variables }: Omit<VersionContent, "tags">): string[] {
  const sensitive = sensitiveVariables(files);
  return variables.map(({ name }) => name).filter((name) => sensitive?.has(name) ?? true);
}

/**
 * What a version's hash is over: paths, contents, tags and variables, whatever the order in which they were given. Of unhashed
 * variables it is the names alone: whoever reads a hash could guess a weak secret.
 */
export function canonicalContent({ files, tags, variables }: VersionContent): string {
  const unhashed = new Set(unhashedVariables({ files, variables }));
  return JSON.stringify([
    sorted(files.map((file) => [file.path, file.content])),
    sorted(Object.entries(tags)),
    sorted(variables.map(({ name, value }): [string, ...string[]] => (unhashed.has(name) ? [name] : [name, value]))),
  ]);
}
