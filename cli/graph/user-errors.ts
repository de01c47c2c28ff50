import type { Problem } from "../cli-fault.js";
import { InputRefusal } from "./graph-faults.js";

/** As the schema has it. */
export interface UserError {
  code: string;
  message: string;
  path: string[] | null;
}

export const problemOfUserError = ({ code, message, path }: UserError): Problem => ({
  code,
  message,
  ...(path && { path }),
});

const userErrorsOf = (payload: unknown): UserError[] =>
  (payload as { userErrors?: UserError[] } | null)?.userErrors ?? [];

/** What mutations refused, by the alias or name of their field; only those that did. */
export function refusalsOf(data: Record<string, unknown>): Record<string, UserError[]> {
  const entries = Object.entries(data).map(([alias, payload]) => [alias, userErrorsOf(payload)] as const);
  return Object.fromEntries(entries.filter(([, errors]) => errors.length > 0));
}

/** Throws an InputRefusal where a mutation refused its input. */
export function insistOnInput(data: Record<string, unknown>): void {
  const refused = Object.values(refusalsOf(data)).flat();
  if (refused.length > 0) throw new InputRefusal(refused.map(problemOfUserError));
}
