import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";

const pattern = /^[A-Za-z0-9]+([_.-][A-Za-z0-9]+)*$/;
const longest = 64;

/** The refusal of a version's name that is not letters and digits, with single _ . - between them, at most 64. */
export function faultsOfVersionName(name: string): UserErrorValue[] {
  if (name.length <= longest && pattern.test(name)) return [];
  const message = `"${name.slice(0, longest)}" is no valid name: letters and digits, with single _ . - between them, 1 to ${String(longest)} characters.`;
  return [{ code: "INVALID", path: ["input", "name"], message }];
}

/** A name for a version that was given none: its day, and the end of its id. */
export const generatedVersionName = (now: Date, id: string): string =>
  `${now.toISOString().slice(0, 10)}-${id.replaceAll("-", "").slice(-8)}`;
