import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import { faultsOfText } from "../../../../foundation/names/faults-of-text.js";
import type { ClaimSyncChange, GroupSyncChange, OrganizationSyncChange, SiteRoleSyncChange } from "./change-setting.js";
import { compileFilter } from "./compile-filter.js";
import type { Mapping } from "./sync-settings.js";

type Change = ClaimSyncChange & OrganizationSyncChange & GroupSyncChange & SiteRoleSyncChange;

const mostValues = 2_000;
const mostTargets = 100;
const longestName = 255;
const longestValue = 1_024;
const longestFilter = 1_000;

const flags = ["keepOnMissingClaim", "assignDefault", "autoCreateMissing", "matchByName"] as const;

function faultsOfFilter(pattern: string | null | undefined, path: string[]): UserErrorValue[] {
  const faults = faultsOfText(pattern, { path, atMost: longestFilter });
  if (faults.length > 0 || pattern == null) return faults;
  const filter = compileFilter(pattern);
  if (filter.passes) return [];
  const message = `RE2 refuses this pattern: ${filter.reason}. Correct it; RE2 has neither lookahead nor backreferences.`;
  return [{ code: "INVALID", path, message }];
}

function faultsOfMapping(mapping: readonly Mapping[] | null | undefined, path: string[]): UserErrorValue[] {
  if (!mapping) return [];
  if (mapping.length > mostValues) {
    const message = `${String(mapping.length)} values are more than the ${String(mostValues)} that a mapping takes. Narrow them with a filter, or match by name.`;
    return [{ code: "LIMIT_EXCEEDED", path, message }];
  }
  return mapping.flatMap(({ claimValue, targets }, index): UserErrorValue[] => {
    const at = [...path, String(index)];
    const message = `At most ${String(mostTargets)} targets belong to one value.`;
    return [
      ...faultsOfText(claimValue, { path: [...at, "claimValue"], atMost: longestValue, isRequired: true }),
      ...targets.flatMap((target) =>
        faultsOfText(target, { path: [...at, "targets"], atMost: longestName, isRequired: true }),
      ),
      ...(targets.length > mostTargets ? [{ code: "LIMIT_EXCEEDED" as const, path: [...at, "targets"], message }] : []),
    ];
  });
}

function faultsOfEither({ mapping, mappingPatch }: Change): UserErrorValue[] {
  if (mapping === undefined || mappingPatch == null) return [];
  const message = "Give a whole mapping or a patch of it, not both.";
  return [{ code: "INVALID", path: ["input", "mappingPatch"], message }];
}

/** What is wrong with a change of a sync setting, before anything is asked of the database. */
export function faultsOfChange(change: Change): UserErrorValue[] {
  const input = (...path: string[]): string[] => ["input", ...path];
  return [
    ...faultsOfText(change.claim, { path: input("claim"), atMost: longestName }),
    ...faultsOfFilter(change.regexFilter, input("regexFilter")),
    ...flags
      .filter((flag) => change[flag] === null)
      .map((flag): UserErrorValue => ({ code: "INVALID", path: input(flag), message: "This is true or false." })),
    ...faultsOfEither(change),
    ...faultsOfMapping(change.mapping, input("mapping")),
    ...faultsOfMapping(change.mappingPatch?.add, input("mappingPatch", "add")),
    ...faultsOfMapping(change.mappingPatch?.remove, input("mappingPatch", "remove")),
    ...(change.defaultRoles ?? []).flatMap((role) =>
      faultsOfText(role, { path: input("defaultRoles"), atMost: longestName, isRequired: true }),
    ),
  ];
}

/** What is wrong with a mapping once it is changed: patches add up. */
export function faultsOfResult({ mapping }: { mapping: readonly Mapping[] }, path: string[]): UserErrorValue[] {
  return faultsOfMapping(mapping, path);
}
