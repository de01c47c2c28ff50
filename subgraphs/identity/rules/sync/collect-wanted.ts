import { problemAt, quoted, type Place } from "./choose-values.js";
import type { SyncProblem } from "./sync-plan.js";
import type { ClaimSync } from "./sync-settings.js";

/** Why something is wanted. */
export interface Cause {
  claimValue: string | null;
  reason: string;
}

/** What claim values ask for by the mapping, each target with its first cause, and the values that no mapping names. */
export interface Wanted<Target extends string> {
  causes: Map<Target, Cause>;
  unmapped: string[];
  problems: SyncProblem[];
}

interface Question<Target extends string> {
  setting: ClaimSync<Target> & { claim: string };
  values: readonly string[];
  place: Place;
  /** Is it there to be given? */
  isKnown: (target: Target) => boolean;
}

const unknownTarget = (place: Place, value: string, target: string): SyncProblem => {
  const where = place.organizationId === null ? "" : " in this organization";
  const message = `${quoted(value)} is mapped to ${quoted(target)}, which does not exist${where}: take it out of the mapping.`;
  return problemAt(place)({ severity: "WARNING", code: "TARGET_UNKNOWN", message }, "mapping", value);
};

/** A value that is mapped means what it is mapped to and nothing else, even where that is nothing that exists. */
export function collectWanted<Target extends string>(question: Question<Target>): Wanted<Target> {
  const { setting, values, place, isKnown } = question;
  const targetsByValue = new Map(setting.mapping.map(({ claimValue, targets }) => [claimValue, targets]));
  const asked = values.flatMap((value) => (targetsByValue.get(value) ?? []).map((target) => ({ value, target })));
  const causes = new Map<Target, Cause>();
  for (const { value, target } of asked) {
    const reason = `The claim ${quoted(setting.claim)} has ${quoted(value)}, which the mapping leads here.`;
    if (isKnown(target) && !causes.has(target)) causes.set(target, { claimValue: value, reason });
  }
  return {
    causes,
    unmapped: values.filter((value) => !targetsByValue.has(value)),
    problems: asked
      .filter(({ target }) => !isKnown(target))
      .map(({ value, target }) => unknownTarget(place, value, target)),
  };
}

/** Why something is taken away. */
export const reasonToTake = (claim: string, isMissing: boolean): string =>
  isMissing ? `The user's claims have no ${quoted(claim)}.` : `No value of the claim ${quoted(claim)} leads here.`;
