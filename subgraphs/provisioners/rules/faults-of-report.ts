import type { UserErrorValue } from "../../../foundation/errors/user-errors.js";

/** Lines that one report may bring. */
export const mostLines = 1000;

/** Which lines a report brings, and what was kept before it. */
export interface ReportedLines {
  firstSequence: number | null;
  count: number;
}

const refuse = (code: "INVALID" | "LIMIT_EXCEEDED", field: string, message: string): UserErrorValue[] => [
  { code, path: ["input", field], message },
];

/** What is wrong with a report's lines: sequences count from 1 and leave none out. */
export function faultsOfReport({ firstSequence, count }: ReportedLines, lastSequence: number): UserErrorValue[] {
  if (count > mostLines) {
    return refuse(
      "LIMIT_EXCEEDED",
      "logs",
      `A report has at most ${String(mostLines)} lines. Send the rest in the next.`,
    );
  }
  if (count === 0) return [];
  if (firstSequence === null)
    return refuse("INVALID", "firstSequence", "Lines need the sequence of the first of them.");
  if (firstSequence < 1) return refuse("INVALID", "firstSequence", "Sequences count from 1.");
  if (firstSequence <= lastSequence + 1) return [];
  return refuse(
    "INVALID",
    "firstSequence",
    `Lines are missing: the next is ${String(lastSequence + 1)}. Send it first.`,
  );
}
