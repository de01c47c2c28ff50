import { RE2JS } from "re2js";

/** Does a value pass? */
export type Filter = (value: string) => boolean;

type Compiled = { passes: Filter } | { passes: null; reason: string };

function compile(pattern: string): Compiled {
  try {
    const compiled = RE2JS.compile(pattern);
    return { passes: (value) => compiled.matcher(value).find() };
  } catch (error) {
    return { passes: null, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Compiling takes longer than matching, and a resync asks for the same few patterns again and again. */
const known = new Map<string, Compiled>();
const mostKnown = 500;

/** An RE2 pattern as a filter: found anywhere in the value is enough. Null for text that RE2 refuses, with its reason. */
export function compileFilter(pattern: string | null): Compiled {
  if (pattern === null) return { passes: () => true };
  const compiled = known.get(pattern) ?? compile(pattern);
  if (known.size >= mostKnown) known.clear();
  known.set(pattern, compiled);
  return compiled;
}
