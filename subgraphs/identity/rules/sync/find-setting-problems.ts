import { problemAt, quoted, type Place } from "./choose-values.js";
import { compileFilter } from "./compile-filter.js";
import type { SyncProblem } from "./sync-plan.js";
import type { ClaimSync } from "./sync-settings.js";

/** A problem, and how many users it touches; null where that is not known or means nothing. */
export interface CountedProblem extends SyncProblem {
  affectedUsers: number | null;
}

/** What a claim has been at the last sign-ins. */
export interface SeenClaim {
  /** Has anybody signed in by a provider yet? */
  hasUsers: boolean;
  /** Was the claim there for anybody? */
  isSeen: boolean;
  usersByValue: ReadonlyMap<string, number>;
}

/** What a setting may lead to. */
export interface KnownTargets {
  isKnown: (target: string) => boolean;
  /** There, but nothing that anybody joins: the group of everybody. */
  isWithoutEffect: (target: string) => boolean;
}

export interface Judged extends Place {
  sync: ClaimSync & { claim: string };
  /** Roles beside the mapping that everybody gets. */
  defaultRoles?: readonly string[];
}

type Said = Pick<SyncProblem, "code" | "message">;

const warning = (judged: Judged, said: Said, ...path: string[]): CountedProblem => ({
  ...problemAt(judged)({ severity: "WARNING", ...said }, ...path),
  affectedUsers: null,
});

function ofClaim(judged: Judged, { hasUsers, isSeen, usersByValue }: SeenClaim): CountedProblem[] {
  const { claim, regexFilter } = judged.sync;
  if (!hasUsers) return [];
  if (!isSeen) {
    const message = `No sign-in has brought a claim ${quoted(claim)} yet: see claimNames for those that came, or ask the provider's administrator to send it.`;
    return [warning(judged, { code: "CLAIM_NEVER_SEEN", message }, "claim")];
  }
  const passes = compileFilter(regexFilter).passes;
  const isFiltered =
    regexFilter !== null && usersByValue.size > 0 && ![...usersByValue.keys()].some((each) => passes?.(each));
  const message = `The filter lets no value through that the claim ${quoted(claim)} has had so far: see claimValues.`;
  return isFiltered ? [warning(judged, { code: "FILTER_MATCHES_NOTHING", message }, "regexFilter")] : [];
}

type Pair = [claimValue: string, target: string];

function ofTarget(judged: Judged, [claimValue, target]: Pair, known: KnownTargets): CountedProblem[] {
  const at = ["mapping", claimValue];
  if (!known.isKnown(target)) {
    const message = `${quoted(claimValue)} is mapped to ${quoted(target)}, which does not exist here: take it out of the mapping.`;
    return [warning(judged, { code: "TARGET_UNKNOWN", message }, ...at)];
  }
  if (known.isWithoutEffect(target)) {
    const message = `${quoted(claimValue)} is mapped to the group of everybody, whom nobody joins: take it out of the mapping.`;
    return [warning(judged, { code: "TARGET_WITHOUT_EFFECT", message }, ...at)];
  }
  if (judged.setting === "siteRoleSync" && target === "owner") {
    const message = `Whoever has ${quoted(claimValue)} owns the whole deployment: so does whoever can give this value at the provider.`;
    return [warning(judged, { code: "MAPS_TO_OWNER", message }, ...at)];
  }
  return [];
}

function ofDefaults(judged: Judged, { isKnown }: KnownTargets): CountedProblem[] {
  const roles = judged.defaultRoles ?? [];
  return roles.flatMap((role) => {
    const unknown = `${quoted(role)} is no role that can be given here: take it out of the default roles.`;
    if (!isKnown(role)) return [warning(judged, { code: "TARGET_UNKNOWN", message: unknown }, "defaultRoles")];
    const owner = "Everybody who signs in owns the whole deployment.";
    return role === "owner" ? [warning(judged, { code: "MAPS_TO_OWNER", message: owner }, "defaultRoles")] : [];
  });
}

/** What is doubtful in a setting as it stands, in the light of what claims have been so far. */
export function findSettingProblems(judged: Judged, seen: SeenClaim, known: KnownTargets): CountedProblem[] {
  const ofMapping = judged.sync.mapping.flatMap(({ claimValue, targets }) =>
    targets
      .flatMap((target) => ofTarget(judged, [claimValue, target], known))
      .map((problem) => ({ ...problem, affectedUsers: seen.usersByValue.get(claimValue) ?? 0 })),
  );
  return [...ofClaim(judged, seen), ...ofMapping, ...ofDefaults(judged, known)];
}

const keyOf = ({ code, path }: SyncProblem): string => JSON.stringify([code, path]);

/** Problems of the setting and of the last runs together, each once: what a run has met is counted by the runs. */
export function joinProblems(
  ofSetting: readonly CountedProblem[],
  ofRuns: readonly CountedProblem[],
): CountedProblem[] {
  const counted = new Map(ofRuns.map((problem) => [keyOf(problem), problem]));
  for (const problem of ofSetting) counted.set(keyOf(problem), problem);
  return [...counted.values()].sort((a, b) => a.severity.localeCompare(b.severity) || keyOf(a).localeCompare(keyOf(b)));
}
