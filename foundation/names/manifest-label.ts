import type { UserErrorValue } from "../errors/user-errors.js";

const label = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const greatestLength = 64;

/** The refusal of a manifest's label that is not lower-case letters, digits and single hyphens, at most 64. */
export function faultsOfManifestLabel(given: string | null | undefined): UserErrorValue[] {
  if (given == null || (given.length <= greatestLength && label.test(given))) return [];
  const rule = `lower-case letters, digits and single hyphens between them, 1 to ${String(greatestLength)} characters`;
  const message = `"${given.slice(0, greatestLength)}" is no label of a manifest: ${rule}.`;
  return [{ code: "INVALID", path: ["input", "manifestLabel"], message }];
}
