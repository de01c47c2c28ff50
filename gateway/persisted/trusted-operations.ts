import { createHash } from "node:crypto";
import { z } from "zod";
import { StartupRefusal } from "../../foundation/errors/startup-refusal.js";

/** What Apollo's and other clients' tools write when they are built: each operation of the client, under its id. */
const Manifest = z.object({
  format: z.literal("apollo-persisted-query-manifest"),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
});
const Plain = z.record(z.string().min(1), z.string().min(1)).transform((texts) => Object.entries(texts));
const File = z.union([
  Manifest.transform(({ operations }) => operations.map(({ id, body }): [string, string] => [id, body])),
  Plain,
]);

export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The operations that clients were built with. */
export interface TrustedOperations {
  /** The text of an id; undefined for one that is not in the list. */
  textOf: (id: string) => string | undefined;
  isTrusted: (text: string) => boolean;
}

function read(json: string): [string, string][] | null {
  try {
    return File.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

const isHash = (id: string): boolean => /^[\da-f]{64}$/.test(id);

/**
 * Reads a list: a manifest in Apollo's format, or an object of texts by their hash. Throws a StartupRefusal for anything else,
 * and for a text that stands under the SHA-256 of another.
 */
export function readTrustedOperations(json: string): TrustedOperations {
  const operations = read(json);
  if (!operations)
    throw new StartupRefusal(
      "The trusted operations cannot be read: the file must be a manifest in Apollo's format (version 1), or a JSON object of texts by their SHA-256.",
    );
  const wrong = operations.find(([id, text]) => isHash(id) && hashOf(text) !== id);
  if (wrong) throw new StartupRefusal(`The trusted operation ${wrong[0]} has a text with another SHA-256.`);
  const textById = new Map(operations);
  const texts = new Set(textById.values());
  return { textOf: (id) => textById.get(id), isTrusted: (text) => texts.has(text) };
}
