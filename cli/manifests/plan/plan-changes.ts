import { isDeepStrictEqual } from "node:util";
import type { Plain } from "../reading/placed.js";
import type { DesiredState } from "../desire/desired-state.js";
import type { Change, FieldChange, Plan, Problem } from "./plan.js";
import { planRemovals } from "./plan-removals.js";
import {
  addressOf,
  everyone,
  kindFacts,
  kinds,
  placeOfField,
  type Current,
  type Desired,
  type ImportedVersion,
} from "./resources.js";

export interface CurrentState {
  resources: readonly Current[];
  /** Versions of templates to come: pushed, and of no template yet; by the template's address. */
  orphans: Readonly<Record<string, readonly ImportedVersion[]>>;
  /** By which the graph knows the wanted contents; null where it does not say so to this viewer. By the template's address. */
  contentHashes: Readonly<Record<string, string | null>>;
}

export interface PlanOptions {
  /** Deletes what the label owns and the manifest no longer names. */
  prune: boolean;
  /** Client secrets are sent, which cannot be compared. */
  resendSecrets?: boolean;
}

const diff = (wanted: Desired, before: Current | undefined): FieldChange[] =>
  Object.entries(wanted.fields).flatMap(([field, after]): FieldChange[] => {
    const value = before?.fields[field];
    if (before && isDeepStrictEqual(value, after)) return [];
    return [{ field, ...(value !== undefined && { before: value }), after }];
  });

function problemsOfFixed(wanted: Desired, fields: readonly FieldChange[]): Problem[] {
  const { fixed = [], noun } = kindFacts[wanted.kind];
  const code = "NOT_ALLOWED_HERE";
  return fields
    .filter(({ field }) => fixed.includes(field))
    .map(({ field }) => ({
      code,
      message: `The ${field} of a ${noun} never change. Give the new one another name.`,
      address: addressOf(wanted),
      place: placeOfField(wanted, field),
    }));
}

/** The version with the wanted content that was pushed before and waits to be used. */
function pushedVersion(wanted: Desired, before: Current | undefined, { orphans }: CurrentState): string | undefined {
  const versions = before?.versions ?? orphans[addressOf(wanted)] ?? [];
  return versions.find(({ contentHash }) => contentHash === wanted.fields["content"])?.id;
}

/** Everyone comes with its organization, and is changed then. */
const comesByItself = ({ kind, name }: Desired): boolean =>
  kindFacts[kind].list === null ? kind !== "organization" : kind === "group" && name === everyone;

function changeOf(wanted: Desired, before: Current | undefined, state: CurrentState): Change | null {
  const fields = diff(wanted, before);
  const isNew = !before && !comesByItself(wanted);
  if (!isNew && fields.length === 0) return null;
  const pushed = fields.some(({ field }) => field === "content") ? pushedVersion(wanted, before, state) : undefined;
  const { kind, organization, name, place } = wanted;
  return {
    action: isNew ? "create" : "update",
    ...{ kind, organization, name, place, fields },
    address: addressOf(wanted),
    id: before?.id ?? null,
    ...(pushed !== undefined && { pushedVersionId: pushed }),
    ...(before?.revision !== undefined && { revision: before.revision }),
  };
}

/** A client secret can never be read back: it is sent with its provider, and compared where it is to be sent again, when it is always another. */
function withSecret(wanted: Desired, { secrets }: DesiredState, { resendSecrets = false }: PlanOptions): Desired {
  if (!resendSecrets || !(addressOf(wanted) in secrets)) return wanted;
  return { ...wanted, fields: { ...wanted.fields, clientSecret: "as it stands where it is kept" } };
}

/** The content as the graph knows it. Where it does not say so nothing is known of it, and nothing is changed. */
function withContentHash(wanted: Desired, { contentHashes }: CurrentState): Desired {
  const hash = contentHashes[addressOf(wanted)];
  if (wanted.kind !== "template" || hash === undefined) return wanted;
  const { content: _, ...others } = wanted.fields;
  return { ...wanted, fields: hash === null ? others : { ...others, content: hash } };
}

function problemsOfHash(wanted: Desired, { contentHashes }: CurrentState): Problem[] {
  if (wanted.kind !== "template" || contentHashes[addressOf(wanted)] !== null) return [];
  const message =
    "Whether its variables have changed is told to whoever may push it: it takes TEMPLATE_UPDATE, or TEMPLATE_CREATE for a new one.";
  return [{ code: "FORBIDDEN", message, address: addressOf(wanted), place: placeOfField(wanted, "variables") }];
}

const inOrder = (changes: readonly Change[]): Change[] =>
  [...changes].sort(
    (a, b) =>
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0),
  );

/** What has to change so that everything that the manifest names is as it says. */
export function planChanges(desired: DesiredState, current: CurrentState, options: PlanOptions): Plan {
  const known = new Map(current.resources.map((each) => [addressOf(each), each]));
  const problems: Problem[] = [];
  const changes = desired.resources.flatMap((wanted) => {
    const before = known.get(addressOf(wanted));
    const change = changeOf(withContentHash(withSecret(wanted, desired, options), current), before, current);
    problems.push(...problemsOfHash(wanted, current));
    if (before && change) problems.push(...problemsOfFixed(wanted, change.fields));
    return change ? [change] : [];
  });
  const removals = planRemovals(desired, current.resources, options);
  return {
    changes: [...inOrder(changes), ...inOrder(removals.changes).reverse()],
    problems: [...problems, ...removals.problems],
    notes: removals.notes,
  };
}

/** The value that a change brings about, or undefined where it leaves the field alone. */
export const after = (change: Change, field: string): Plain | undefined =>
  change.fields.find((each) => each.field === field)?.after;
