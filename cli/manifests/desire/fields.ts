import type { Plain } from "../reading/placed.js";
import type { Fields } from "../plan/resources.js";

/** A set as it is compared: each once, in one order. */
export const asSet = (values: readonly string[]): string[] => [...new Set(values)].sort();

type Loose = Readonly<Record<string, unknown>>;

/** The fields that are said; undefined ones are not. */
export const said = (fields: Loose): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;

/** `settings.x` for each x that is said of settings. */
export const flattened = (name: string, fields: Loose | undefined): Loose =>
  Object.fromEntries(Object.entries(fields ?? {}).map(([key, value]) => [`${name}.${key}`, value]));

type Mapping = Readonly<Record<string, readonly string[]>>;

/** A mapping as the graph keeps it: a value without targets is not there. */
export const asMapping = (mapping: Mapping): Record<string, Plain> =>
  Object.fromEntries(
    Object.entries(mapping)
      .filter(([, targets]) => targets.length > 0)
      .map(([value, targets]) => [value, asSet(targets)]),
  );

/** An empty text turns a claim or a filter off, as null does. */
const orNull = (text: string | null | undefined): string | null | undefined => (text === "" ? null : text);

interface Sync {
  claim?: string | null | undefined;
  regexFilter?: string | null | undefined;
  mapping?: Mapping | undefined;
  defaultRoles?: readonly string[] | undefined;
}

/** The fields of any of the four syncs. */
export const syncFields = (sync: Sync & Loose): Fields =>
  said({
    ...sync,
    claim: orNull(sync.claim),
    regexFilter: orNull(sync.regexFilter),
    ...(sync.mapping && { mapping: asMapping(sync.mapping) }),
    ...(sync.defaultRoles && { defaultRoles: asSet(sync.defaultRoles) }),
  });
