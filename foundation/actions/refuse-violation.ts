import { violatedConstraint } from "../database/violated-constraint.js";
import type { Refusal } from "../errors/user-errors.js";

/** The refusal that stands for the constraint which a write ran into; any other error is thrown on. */
export function refuseViolation(error: unknown, refusals: Readonly<Record<string, Refusal>>): Refusal {
  const refusal = refusals[violatedConstraint(error) ?? ""];
  if (!refusal) throw error;
  return refusal;
}
