import { impliedRoles, siteRoles } from "../../../../foundation/rbac/built-in-roles.js";
import { chooseValues, problemAt, quoted, type Place } from "./choose-values.js";
import { collectWanted, reasonToTake, type Cause, type Wanted } from "./collect-wanted.js";
import type { KnownClaims } from "./read-claim.js";
import { change, emptyPlan, type SyncPlan, type SyncProblem } from "./sync-plan.js";
import type { SiteRoleSyncSetting } from "./sync-settings.js";
import type { SyncedUser } from "./sync-state.js";

const place: Place = { setting: "siteRoleSync", organizationId: null };

/** Names of the site roles that can be given. */
export const assignableSiteRoles: ReadonlySet<string> = new Set(
  Object.keys(siteRoles).filter((name) => !impliedRoles.includes(name)),
);

/** What the mapping does not say: names where these count, and what everybody gets. */
function addUnmapped(setting: SiteRoleSyncSetting & { claim: string }, { causes, unmapped }: Wanted<string>): void {
  for (const claimValue of setting.matchByName ? unmapped : []) {
    const reason = `The claim ${quoted(setting.claim)} has ${quoted(claimValue)}, the name of a role (matchByName).`;
    if (assignableSiteRoles.has(claimValue) && !causes.has(claimValue)) causes.set(claimValue, { claimValue, reason });
  }
  const byDefault: Cause = { claimValue: null, reason: "Everybody has this role (defaultRoles)." };
  for (const role of setting.defaultRoles) {
    if (assignableSiteRoles.has(role) && !causes.has(role)) causes.set(role, byDefault);
  }
}

const lastOwner: SyncProblem = problemAt(place)({
  severity: "ERROR",
  code: "LAST_OWNER",
  message: "The claims take the role owner from the last owner of the site, who keeps it. Make somebody else an owner.",
});

/** Which site roles the user gets and loses. The last owner stays one, whatever a claim says. */
export function planSiteRoles(setting: SiteRoleSyncSetting, known: KnownClaims, user: SyncedUser): SyncPlan {
  const { claim } = setting;
  if (claim === null) return emptyPlan;
  const asked = { ...place, isAtStake: user.siteRoles.some((role) => !setting.defaultRoles.includes(role)) };
  const choice = chooseValues({ ...setting, claim }, known, asked);
  if (!choice.chosen) return { changes: [], problems: choice.problems };
  const { values, isMissing, keep } = choice.chosen;
  const isKnown = (role: string): boolean => assignableSiteRoles.has(role);
  const wanted = collectWanted({ setting: { ...setting, claim }, values, place, isKnown });
  addUnmapped({ ...setting, claim }, wanted);
  const reason = reasonToTake(claim, isMissing);
  const lost = keep ? [] : user.siteRoles.filter((role) => !wanted.causes.has(role)).sort();
  const isSpared = (role: string): boolean => role === "owner" && user.isLastOwner;
  const given = [...wanted.causes]
    .filter(([role]) => !user.siteRoles.includes(role))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    changes: [
      ...lost.filter((role) => !isSpared(role)).map((role) => change({ action: "REVOKE_SITE_ROLE", role, reason })),
      ...given.map(([role, cause]) => change({ action: "GRANT_SITE_ROLE", role, ...cause })),
    ],
    problems: [...choice.problems, ...wanted.problems, ...(lost.some(isSpared) ? [lastOwner] : [])],
  };
}
