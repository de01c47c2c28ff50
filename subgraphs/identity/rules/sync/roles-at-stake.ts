import { assignableSiteRoles } from "./plan-site-roles.js";
import type { ClaimSync, SiteRoleSyncSetting } from "./sync-settings.js";

const pairsOf = ({ mapping }: ClaimSync): Map<string, string> =>
  new Map(
    mapping.flatMap(({ claimValue, targets }) =>
      targets.map((target): [string, string] => [JSON.stringify([claimValue, target]), target]),
    ),
  );

const onlyIn = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...one].filter(([pair]) => !other.has(pair)).map(([, role]) => role);

/** Another claim, or another choice of its values, gives every role of the mapping to other people. */
const opensElsewhere = (before: ClaimSync, after: ClaimSync): boolean =>
  after.claim !== null && (after.claim !== before.claim || after.regexFilter !== before.regexFilter);

/** The roles that a change of a setting gives to somebody or takes from somebody: whoever makes it must be able to. */
export function rolesAtStake(before: ClaimSync, after: ClaimSync): string[] {
  const old = pairsOf(before);
  const next = pairsOf(after);
  const roles = opensElsewhere(before, after) ? [...next.values(), ...old.values()] : [];
  return [...new Set([...roles, ...onlyIn(old, next), ...onlyIn(next, old)])];
}

const isOtherwise = (one: readonly string[], other: readonly string[]): string[] =>
  one.filter((role) => !other.includes(role));

/** The same for roles of the site. Where names count, whoever can choose names can have any role. */
export function siteRolesAtStake(before: SiteRoleSyncSetting, after: SiteRoleSyncSetting): string[] {
  const mapped = rolesAtStake(before, after);
  const defaults = [
    ...isOtherwise(before.defaultRoles, after.defaultRoles),
    ...isOtherwise(after.defaultRoles, before.defaultRoles),
    ...(after.claim !== null && before.claim === null ? after.defaultRoles : []),
  ];
  const byName =
    after.matchByName && (!before.matchByName || mapped.length > 0 || opensElsewhere(before, after))
      ? assignableSiteRoles
      : [];
  return [...new Set([...mapped, ...defaults, ...byName])];
}
