import type { GroupId } from "../../../../foundation/ids/ids.js";
import { faultsOfText } from "../../../../foundation/names/faults-of-text.js";
import { chooseValues, problemAt, quoted, type Place } from "./choose-values.js";
import { collectWanted, reasonToTake, type Cause } from "./collect-wanted.js";
import type { KnownClaims } from "./read-claim.js";
import { change, emptyPlan, type SyncChange, type SyncPlan, type SyncProblem } from "./sync-plan.js";
import type { GroupSyncSetting } from "./sync-settings.js";
import type { MembershipState, OrganizationFacts } from "./sync-state.js";

/** One organization, and the user's membership there as it will be once organizations are synced. */
export interface Membership {
  organization: OrganizationFacts;
  member: MembershipState;
}

const longestName = 255;

/** Names that no mapping has: of a group that is there, of one to be made, or of none. */
function byName(
  setting: GroupSyncSetting & { claim: string },
  names: readonly string[],
  { groups }: OrganizationFacts,
) {
  const groupByName = new Map(groups.map((group) => [group.name, group]));
  const found: [GroupId, Cause][] = [];
  const missing: [string, Cause][] = [];
  for (const claimValue of names) {
    const group = groupByName.get(claimValue);
    const reason = `The claim ${quoted(setting.claim)} has ${quoted(claimValue)}, the name of a group.`;
    if (group && !group.isEveryone) found.push([group.id, { claimValue, reason }]);
    const because = `The claim ${quoted(setting.claim)} has ${quoted(claimValue)}, and missing groups are made (autoCreateMissing).`;
    if (!group && setting.autoCreateMissing) missing.push([claimValue, { claimValue, reason: because }]);
  }
  return { found, missing };
}

const isName = (name: string): boolean =>
  faultsOfText(name, { path: [], atMost: longestName, isRequired: true }).length === 0;

function creations(missing: readonly [string, Cause][], place: Place): SyncPlan {
  const { organizationId } = place;
  const changes = missing
    .filter(([name]) => isName(name))
    .flatMap(([groupName, cause]): SyncChange[] => [
      change({ action: "CREATE_GROUP", organizationId, groupName, ...cause }),
      change({ action: "JOIN_GROUP", organizationId, groupName, ...cause }),
    ]);
  const problems = missing
    .filter(([name]) => !isName(name))
    .map(([name]): SyncProblem => {
      const message = `${quoted(name)} cannot be the name of a group: it is blank, too long, or no text. Map it, or filter it out.`;
      return problemAt(place)({ severity: "WARNING", code: "GROUP_NAME_INVALID", message }, "autoCreateMissing");
    });
  return { changes, problems };
}

/** Which groups of one organization the user joins and leaves, and which are made. Nobody leaves Everyone. */
export function planGroups(setting: GroupSyncSetting, known: KnownClaims, at: Membership): SyncPlan {
  const { claim, organizationId } = setting;
  if (claim === null) return emptyPlan;
  const { organization, member } = at;
  const place: Place = { setting: "groupSync", organizationId };
  const choice = chooseValues({ ...setting, claim }, known, { ...place, isAtStake: member.groupIds.length > 0 });
  if (!choice.chosen) return { changes: [], problems: choice.problems };
  const { values, isMissing, keep } = choice.chosen;
  const joinable = new Set(organization.groups.filter(({ isEveryone }) => !isEveryone).map(({ id }) => id));
  const everyone = organization.groups.find(({ isEveryone }) => isEveryone)?.id;
  const isKnown = (id: GroupId): boolean => joinable.has(id) || id === everyone;
  const wanted = collectWanted({ setting: { ...setting, claim }, values, place, isKnown });
  const named = byName({ ...setting, claim }, wanted.unmapped, organization);
  const causes = new Map([...named.found, ...wanted.causes].filter(([id]) => id !== everyone));
  const reason = reasonToTake(claim, isMissing);
  const left = keep ? [] : member.groupIds.filter((id) => !causes.has(id)).sort();
  const joined = [...causes].filter(([id]) => !member.groupIds.includes(id)).sort(([a], [b]) => (a < b ? -1 : 1));
  const made = creations(named.missing, place);
  return {
    changes: [
      ...left.map((groupId) => change({ action: "LEAVE_GROUP", organizationId, groupId, reason })),
      ...joined.map(([groupId, cause]) => change({ action: "JOIN_GROUP", organizationId, groupId, ...cause })),
      ...made.changes,
    ],
    problems: [...choice.problems, ...wanted.problems, ...made.problems],
  };
}
