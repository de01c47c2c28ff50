import type { UserErrorValue } from "../errors/user-errors.js";

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const greatestLength = 32;

/** The refusal of a name that is not made of lower-case letters, digits and single hyphens, at most 32; else null. */
export function faultOfSlug(name: string, path: string[]): UserErrorValue | null {
  if (name.length <= greatestLength && slug.test(name)) return null;
  const rule = `lower-case letters, digits and single hyphens between them, 1 to ${String(greatestLength)} characters`;
  return { code: "INVALID", path, message: `"${name.slice(0, 64)}" is no valid name: ${rule}.` };
}
