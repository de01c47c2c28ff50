import type { GraphQLError } from "graphql";
import type { Data } from "./complete-answer.js";
import type { Guard, GuardedRequest, Verdict } from "./guard.js";

/** What becomes of an operation with a part that may not be had. */
export const guardModes = ["filter", "reject", "dry-run", "off"] as const;

export type GuardMode = (typeof guardModes)[number];

const whole: Verdict = { kind: "whole" };
const asItIs = (data: Data | null): Data | null => data;

/** Nothing is executed; every part that is in the way has its error. */
const rejected = (verdict: Verdict): Verdict =>
  verdict.kind === "filtered" ? { kind: "rejected", errors: verdict.errors } : verdict;

/** All of it is executed; what would have been in the way is said. */
const reported = (errors: readonly GraphQLError[], { document }: GuardedRequest): Verdict =>
  errors.length === 0 ? whole : { kind: "filtered", document, errors, key: "dry-run", complete: asItIs };

const judgeByMode = {
  reject: (guard, request) => rejected(guard.judge(request)),
  "dry-run": (guard, request) => reported(guard.refusalsIn(request), request),
  off: () => whole,
} as const satisfies Record<Exclude<GuardMode, "filter">, (guard: Guard, request: GuardedRequest) => Verdict>;

/**
 * The same guard in another mode. `filter`: the rest is executed. `reject`: nothing is. `dry-run`: all is, and everything that
 * may not be had is said, also inside what would have been taken out. `off`: all is, and nothing is said. A mutation with a
 * field that may not be had is refused in the first two.
 */
export const guardIn = (mode: GuardMode, guard: Guard): Guard =>
  mode === "filter"
    ? guard
    : {
        judge: (request) => judgeByMode[mode](guard, request),
        refusalsIn: (request) => guard.refusalsIn(request),
        policiesOf: (request) => guard.policiesOf(request),
      };
