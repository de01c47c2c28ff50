import { nestsDeeply } from "../../foundation/http/nests-deeply.js";

/** A request of GraphQL, as Apollo Server reads it. */
export interface Params {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown> | undefined;
}

const expected: ReadonlySet<string> = new Set(["query", "operationName", "variables"]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Null for a body that has anything else in it, or anything else than it should be. */
export function readParams(body: Buffer): Params | null {
  if (nestsDeeply(body)) return null;
  let read: unknown;
  try {
    read = JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
  if (!isRecord(read) || !Object.keys(read).every((key) => expected.has(key))) return null;
  const { query, operationName = null, variables = null } = read;
  if (typeof query !== "string" || query === "") return null;
  if (operationName !== null && typeof operationName !== "string") return null;
  if (variables !== null && !isRecord(variables)) return null;
  return { query, operationName: operationName ?? undefined, variables: variables ?? undefined };
}
