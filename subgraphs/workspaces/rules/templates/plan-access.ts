import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import type { AccessRole } from "./access-grants.js";

/** A line of a template's access list. */
export interface AccessLine {
  subjectId: string;
  isGroup: boolean;
  role: AccessRole;
}

/** How a list is to change: all of it, or some of it. */
export interface AccessChange {
  entries?: readonly AccessLine[] | null;
  add?: readonly AccessLine[] | null;
  removeSubjectIds?: readonly string[] | null;
}

/** Lines that a list may have. */
const mostLines = 500;

const refuse = (code: "INVALID" | "LIMIT_EXCEEDED", path: string[] | null, message: string): UserErrorValue[] => [
  { code, path, message },
];

function faultsOf(lines: readonly AccessLine[], field: string): UserErrorValue[] {
  const ids = lines.map(({ subjectId }) => subjectId);
  const again = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (again < 0) return [];
  return refuse("INVALID", ["input", field, String(again), "subjectId"], "This one is named twice. Name it once.");
}

/** The list as it shall be, given the one that is; or what is wrong with the change. */
export function planAccess(
  before: readonly AccessLine[],
  { entries, add, removeSubjectIds }: AccessChange,
): { lines: AccessLine[] } | { faults: UserErrorValue[] } {
  if (entries && (add ?? removeSubjectIds)) {
    const message = "Give the whole list, or what is added and removed; not both.";
    return { faults: refuse("INVALID", ["input", "entries"], message) };
  }
  const faults = [...faultsOf(entries ?? [], "entries"), ...faultsOf(add ?? [], "add")];
  if (faults.length > 0) return { faults };
  const replaced = new Set([...(add ?? []).map(({ subjectId }) => subjectId), ...(removeSubjectIds ?? [])]);
  const lines = entries ?? [...before.filter(({ subjectId }) => !replaced.has(subjectId)), ...(add ?? [])];
  if (lines.length <= mostLines) return { lines: [...lines] };
  const message = `A template's list has at most ${String(mostLines)} lines. Name groups instead of single users.`;
  return { faults: refuse("LIMIT_EXCEEDED", ["input"], message) };
}

const isSame = (one: AccessLine, other: AccessLine): boolean =>
  one.subjectId === other.subjectId && one.role === other.role;

/** Lines that are in one of the lists and not, or not so, in the other. */
export const changedLines = (before: readonly AccessLine[], after: readonly AccessLine[]): AccessLine[] => [
  ...before.filter((line) => !after.some((other) => isSame(line, other))),
  ...after.filter((line) => !before.some((other) => isSame(line, other))),
];
