import { RE2JS } from "re2js";

/** Why this is no regular expression of RE2, which takes linear time whatever it is asked; null for a good one. */
export function faultOfPattern(pattern: string): string | null {
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
