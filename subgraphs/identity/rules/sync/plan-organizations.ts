import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { chooseValues, type Place } from "./choose-values.js";
import { collectWanted, reasonToTake, type Cause } from "./collect-wanted.js";
import type { KnownClaims } from "./read-claim.js";
import { change, emptyPlan, type SyncChange, type SyncPlan } from "./sync-plan.js";
import type { OrganizationSyncSetting } from "./sync-settings.js";
import type { SyncState } from "./sync-state.js";

const place: Place = { setting: "organizationSync", organizationId: null };
const byDefault: Cause = { claimValue: null, reason: "Everybody is in the default organization (assignDefault)." };

const defaultOf = ({ organizations }: SyncState): OrganizationId[] =>
  [...organizations.values()].filter(({ isDefault }) => isDefault).map(({ id }) => id);

const joins = (causes: ReadonlyMap<OrganizationId, Cause>, { user }: SyncState): SyncChange[] =>
  [...causes]
    .filter(([organizationId]) => !user.memberships.has(organizationId))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([organizationId, cause]) => change({ action: "JOIN_ORGANIZATION", organizationId, ...cause }));

/** Without a sync nobody is moved; only who comes for the first time is put where everybody is. */
function planWithoutSync({ assignDefault }: OrganizationSyncSetting, state: SyncState): SyncPlan {
  if (!assignDefault || !state.user.isNew) return emptyPlan;
  return { changes: joins(new Map(defaultOf(state).map((id) => [id, byDefault])), state), problems: [] };
}

/** Which organizations the user joins and leaves; an organization that is gone is nobody's. */
export function planOrganizations(setting: OrganizationSyncSetting, known: KnownClaims, state: SyncState): SyncPlan {
  const { claim } = setting;
  if (claim === null) return planWithoutSync(setting, state);
  const { memberships } = state.user;
  const choice = chooseValues({ ...setting, claim }, known, { ...place, isAtStake: memberships.size > 0 });
  if (!choice.chosen) return { changes: [], problems: choice.problems };
  const { values, isMissing, keep } = choice.chosen;
  const isKnown = (id: OrganizationId): boolean => state.organizations.has(id);
  const { causes, problems } = collectWanted({ setting: { ...setting, claim }, values, place, isKnown });
  const defaults = setting.assignDefault ? defaultOf(state).filter((id) => !causes.has(id)) : [];
  for (const id of defaults) causes.set(id, byDefault);
  const reason = reasonToTake(claim, isMissing);
  const left = keep ? [] : [...memberships.keys()].filter((id) => !causes.has(id)).sort();
  const leaves = left.map((organizationId) => change({ action: "LEAVE_ORGANIZATION", organizationId, reason }));
  return { changes: [...leaves, ...joins(causes, state)], problems: [...choice.problems, ...problems] };
}
