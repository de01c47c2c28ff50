import { GraphQLError } from "graphql";
import type { Data } from "./complete-answer.js";
import type { Filtered, Guard, GuardedRequest, Verdict } from "./guard.js";

/** What becomes of an operation with a part that may not be had. */
export const guardModes = ["filter", "reject", "dry-run", "off"] as const;

export type GuardMode = (typeof guardModes)[number];

const nothing = (): null => null;
const asItIs = (data: Data | null): Data | null => data;

/** Nothing is executed; every part that is in the way has its error. */
const rejected = (verdict: Filtered): Filtered => ({ ...verdict, document: null, key: "rejected", complete: nothing });

const refusedField = (path: readonly string[]): GraphQLError =>
  new GraphQLError("Unauthorized field or type", { path, extensions: { code: "UNAUTHORIZED_FIELD_OR_TYPE" } });

/** All of it is executed; what would have been in the way is said. */
function reported(verdict: Exclude<Verdict, { kind: "whole" }>, { document }: GuardedRequest): Filtered {
  const errors = verdict.kind === "refused" ? [refusedField(verdict.path)] : verdict.errors;
  return { kind: "filtered", document, errors, key: "dry-run", complete: asItIs };
}

function inMode(mode: GuardMode, verdict: Verdict, request: GuardedRequest): Verdict {
  if (verdict.kind === "whole") return verdict;
  if (mode === "off") return { kind: "whole" };
  if (mode === "dry-run") return reported(verdict, request);
  return mode === "reject" && verdict.kind === "filtered" ? rejected(verdict) : verdict;
}

/**
 * The same guard in another mode. `filter`: the rest is executed. `reject`: nothing is. `dry-run`: all is, and what would have
 * been refused is said. `off`: all is, and nothing is said. A mutation with a field that may not be had is refused in the first
 * two.
 */
export const guardIn = (mode: GuardMode, guard: Guard): Guard =>
  mode === "filter"
    ? guard
    : {
        judge: (request) => inMode(mode, guard.judge(request), request),
        policiesOf: (request) => guard.policiesOf(request),
      };
