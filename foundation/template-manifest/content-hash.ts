import { createHash } from "node:crypto";

/** What a version is made of, but for its variables. */
export interface VersionContent {
  files: readonly { path: string; content: string }[];
  tags: Readonly<Record<string, string>>;
}

const sorted = (pairs: [string, string][]): [string, string][] => pairs.sort(([a], [b]) => (a < b ? -1 : 1));

const sha256 = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");

/** SHA-256 over names and values, in hex and whatever their order; null for no variables. Guesses can be tried on it: it is kept nowhere. */
export const digestOfVariables = (variables: readonly { name: string; value: string }[]): string | null =>
  variables.length === 0 ? null : sha256(sorted(variables.map(({ name, value }) => [name, value])));

/**
 * By which versions are told apart: SHA-256 in hex over paths, contents, tags and the keyed hash of the variables, whatever
 * the order in which they were given. Null is the hash of no variables.
 */
export const contentHash = ({ files, tags }: VersionContent, hashOfVariables: string | null): string =>
  sha256([
    sorted(files.map(({ path, content }) => [path, content])),
    sorted(Object.entries(tags)),
    hashOfVariables === null ? [] : [hashOfVariables],
  ]);
