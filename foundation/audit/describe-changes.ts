import { SecretField } from "./secret-field.js";

/** Field by field: what it was and what it is. A field that did not change is not there. */
export type Changes = Record<string, { before: unknown; after: unknown }>;

type Fields = Readonly<Record<string, unknown>>;

/** What it takes for two values to be the same to a reader of the log; a secret is compared without being shown. */
function isSame(before: unknown, after: unknown): boolean {
  if (before instanceof SecretField) return before.equals(after);
  return JSON.stringify(before ?? null) === JSON.stringify(after ?? null);
}

/** A value as the log keeps it. */
const shown = (value: unknown): unknown => (value instanceof SecretField ? value.toJSON() : (value ?? null));

/** The difference between two states of an object; null stands for "did not exist" and "is gone". */
export function describeChanges(before: Fields | null, after: Fields | null): Changes {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const changed = [...names].filter((name) => !isSame(before?.[name], after?.[name]));
  return Object.fromEntries(
    changed.map((name) => [name, { before: shown(before?.[name]), after: shown(after?.[name]) }]),
  );
}
