import { findDriverError } from "./driver-error.js";

/** unique_violation, foreign_key_violation, restrict_violation. */
const VIOLATIONS: ReadonlySet<string> = new Set(["23505", "23503", "23001"]);

/** The name of the unique or foreign-key constraint that a write ran into; undefined for any other error. */
export function violatedConstraint(error: unknown): string | undefined {
  const found = findDriverError(error);
  return found?.sqlState && VIOLATIONS.has(found.sqlState) ? found.constraint : undefined;
}
