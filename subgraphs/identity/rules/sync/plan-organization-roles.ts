import { impliedRoles, organizationRoles } from "../../../../foundation/rbac/built-in-roles.js";
import { chooseValues, problemAt, quoted, type Place } from "./choose-values.js";
import { collectWanted, reasonToTake } from "./collect-wanted.js";
import type { Membership } from "./plan-groups.js";
import type { KnownClaims } from "./read-claim.js";
import { change, emptyPlan, type SyncPlan, type SyncProblem } from "./sync-plan.js";
import type { RoleSyncSetting } from "./sync-settings.js";
import type { OrganizationFacts } from "./sync-state.js";

/** Names of the roles that an organization has to give: built-in ones, and its own. */
export const assignableRoles = ({ customRoles }: Pick<OrganizationFacts, "customRoles">): ReadonlySet<string> =>
  new Set([...Object.keys(organizationRoles).filter((name) => !impliedRoles.includes(name)), ...customRoles]);

const looksMeant = (name: string, place: Place): SyncProblem => {
  const message = `The claim value ${quoted(name)} is the name of a role, but roles are given by the mapping alone: map it if it is meant.`;
  return problemAt(place)({ severity: "WARNING", code: "ROLE_NAME_UNMAPPED", message }, "mapping", name);
};

/**
 * Which roles of one organization the user gets and loses. Only the mapping gives roles: a name in a claim gives none, or
 * whoever chooses the claim could give what they do not hold. What comes with every membership stays.
 */
export function planOrganizationRoles(setting: RoleSyncSetting, known: KnownClaims, at: Membership): SyncPlan {
  const { claim, organizationId } = setting;
  if (claim === null) return emptyPlan;
  const { organization, member } = at;
  const place: Place = { setting: "roleSync", organizationId };
  const synced = member.roles.filter((role) => !organization.defaultMemberRoles.includes(role));
  const choice = chooseValues({ ...setting, claim }, known, { ...place, isAtStake: synced.length > 0 });
  if (!choice.chosen) return { changes: [], problems: choice.problems };
  const { values, isMissing, keep } = choice.chosen;
  const roles = assignableRoles(organization);
  const isKnown = (role: string): boolean => roles.has(role);
  const wanted = collectWanted({ setting: { ...setting, claim }, values, place, isKnown });
  const reason = reasonToTake(claim, isMissing);
  const taken = keep ? [] : synced.filter((role) => !wanted.causes.has(role)).sort();
  const given = [...wanted.causes]
    .filter(([role]) => !member.roles.includes(role))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const meant = wanted.unmapped.filter((name) => roles.has(name)).map((name) => looksMeant(name, place));
  return {
    changes: [
      ...taken.map((role) => change({ action: "REVOKE_ROLE", organizationId, role, reason })),
      ...given.map(([role, cause]) => change({ action: "GRANT_ROLE", organizationId, role, ...cause })),
    ],
    problems: [...choice.problems, ...wanted.problems, ...meant],
  };
}
