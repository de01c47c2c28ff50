import type { CoderExport, CoderGroup } from "./coder-export.js";
import type { LeftOver } from "./left-over.js";

type Idp = CoderExport["idpsync"];
type Mapping = Record<string, string[]>;

/** Targets by name; an id that is nobody's is told. */
function named(
  mapping: Mapping | null | undefined,
  names: ReadonlyMap<string, string>,
  [where, left]: [string, LeftOver],
): Mapping {
  const entries = Object.entries(mapping ?? {}).map(([value, ids]) => {
    const found = ids.flatMap((id) => {
      const name = names.get(id);
      if (name === undefined) left.say(`${where}.mapping`, `"${value}" leads to ${id}, which is not in the export`);
      return name ?? [];
    });
    return [value, found] as const;
  });
  return Object.fromEntries(entries.filter(([, targets]) => targets.length > 0));
}

/** Older settings name groups by name, one for each value. */
function withLegacy(
  mapping: Mapping,
  { legacy, groups }: { legacy: Record<string, string>; groups: readonly CoderGroup[] },
  at: [string, LeftOver],
): Mapping {
  const merged = { ...mapping };
  for (const [value, name] of Object.entries(legacy)) {
    if (groups.some((group) => group.name === name)) merged[value] = [...new Set([...(merged[value] ?? []), name])];
    else
      at[1].say(
        `${at[0]}.legacy_group_name_mapping`,
        `"${value}" leads to the group "${name}", which is not in the export`,
      );
  }
  return merged;
}

export function importGroupSync(sync: Idp["groups"][string], groups: readonly CoderGroup[], at: [string, LeftOver]) {
  const [where, left] = at;
  left.rest(where, sync, [
    "field",
    "mapping",
    "regex_filter",
    "auto_create_missing_groups",
    "legacy_group_name_mapping",
  ]);
  const names = new Map(
    groups.map((group) => [group.id, group.id === group.organization_id ? "Everyone" : group.name]),
  );
  const mapping = named(sync.mapping, names, at);
  return {
    claim: sync.field || null,
    regexFilter: sync.regex_filter || null,
    autoCreateMissing: sync.auto_create_missing_groups ?? false,
    mapping: withLegacy(mapping, { legacy: sync.legacy_group_name_mapping ?? {}, groups }, at),
  };
}

export function importRoleSync(sync: Idp["roles"][string], [where, left]: [string, LeftOver]) {
  left.rest(where, sync, ["field", "mapping"]);
  if (sync.field) left.say(where, "a claim value that equals a role's name gives nothing here: map it to the role");
  return { claim: sync.field || null, mapping: sync.mapping ?? {} };
}

export function importOrganizationSync(
  sync: NonNullable<Idp["organization"]>,
  names: ReadonlyMap<string, string>,
  at: [string, LeftOver],
) {
  const [where, left] = at;
  left.rest(where, sync, ["field", "mapping", "organization_assign_default"]);
  return {
    claim: sync.field || null,
    assignDefault: sync.organization_assign_default ?? false,
    mapping: named(sync.mapping, names, at),
  };
}
