import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { compileFilter } from "./compile-filter.js";
import { readClaim, type ClaimReading, type KnownClaims } from "./read-claim.js";
import type { SyncProblem } from "./sync-plan.js";
import type { ClaimSync } from "./sync-settings.js";

/** Which setting is asked. */
export interface Place {
  setting: "organizationSync" | "groupSync" | "roleSync" | "siteRoleSync";
  organizationId: OrganizationId | null;
}

/** The same, and whether the user has something that the setting decides about: a claim that nobody misses is no problem. */
export interface Asked extends Place {
  isAtStake: boolean;
}

/**
 * What a sync goes by: the values that count; nothing, where there is no such claim (`keep` says whether what is there
 * stays); or null, where this sync does nothing.
 */
export interface Choice {
  chosen: { values: readonly string[]; isMissing: boolean; keep: boolean } | null;
  problems: SyncProblem[];
}

export const problemAt =
  ({ setting, organizationId }: Place) =>
  (said: Pick<SyncProblem, "severity" | "code" | "message">, ...path: string[]): SyncProblem => ({
    ...said,
    path: [setting, ...path],
    organizationId,
  });

/** A claim or a value in a sentence. */
export const quoted = (text: string): string => JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);

function skipped(reading: Exclude<ClaimReading, { state: "values" }>, claim: string, place: Place): Choice {
  const problem = problemAt(place);
  if (reading.state === "malformed") {
    const message = `The claim ${quoted(claim)} is not usable: ${reading.reason}. Nothing was changed by it.`;
    return { chosen: null, problems: [problem({ severity: "ERROR", code: "CLAIM_MALFORMED", message }, "claim")] };
  }
  const message = `The provider gives the claim ${quoted(claim)} to browsers only, and this user has not signed in by one yet. Nothing was changed by it.`;
  return { chosen: null, problems: [problem({ severity: "WARNING", code: "CLAIM_UNKNOWN", message }, "claim")] };
}

function missing(setting: ClaimSync & { claim: string }, isOverage: boolean, asked: Asked): Choice {
  const keep = setting.keepOnMissingClaim;
  const effect = keep ? "What the user has stays." : "It counts as empty; keepOnMissingClaim keeps what the user has.";
  const message = isOverage
    ? `The provider sent a pointer in place of the claim ${quoted(setting.claim)}: the user is in too many groups for a token. Let it send fewer. ${effect}`
    : `The user's claims have no ${quoted(setting.claim)}. ${effect}`;
  const code = isOverage ? "CLAIM_OVERAGE" : "CLAIM_MISSING";
  const severity = isOverage && !keep ? "ERROR" : "WARNING";
  const isWorthSaying = isOverage || asked.isAtStake;
  const problems = isWorthSaying ? [problemAt(asked)({ severity, code, message }, "claim")] : [];
  return { chosen: { values: [], isMissing: true, keep }, problems };
}

/** The values of a setting's claim that pass its filter. */
export function chooseValues(setting: ClaimSync & { claim: string }, known: KnownClaims, asked: Asked): Choice {
  const filter = compileFilter(setting.regexFilter);
  if (!filter.passes) {
    const message = `The filter is no RE2 pattern: ${filter.reason}. Nothing was changed by this sync.`;
    const said = { severity: "ERROR", code: "FILTER_INVALID", message } as const;
    return { chosen: null, problems: [problemAt(asked)(said, "regexFilter")] };
  }
  const reading = readClaim(known, setting.claim);
  if (reading.state === "values") {
    return { chosen: { values: reading.values.filter(filter.passes), isMissing: false, keep: false }, problems: [] };
  }
  if (reading.state === "absent" || reading.state === "overage") {
    return missing(setting, reading.state === "overage", asked);
  }
  return skipped(reading, setting.claim, asked);
}
