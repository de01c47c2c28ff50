import { RE2JS } from "re2js";

/** Does a value pass? */
export type Filter = (value: string) => boolean;

/** An RE2 pattern as a filter: found anywhere in the value is enough. Null for text that RE2 refuses, with its reason. */
export function compileFilter(pattern: string | null): { passes: Filter } | { passes: null; reason: string } {
  if (pattern === null) return { passes: () => true };
  try {
    const compiled = RE2JS.compile(pattern);
    return { passes: (value) => compiled.matcher(value).find() };
  } catch (error) {
    return { passes: null, reason: error instanceof Error ? error.message : String(error) };
  }
}
