import type { ActionContext } from "../../../foundation/actions/action-context.js";
import { recordChanges, type RecordedChange } from "../../../foundation/audit/record-change.js";
import type { Transaction } from "../../../foundation/database/in-transaction.js";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import {
  diffMemberships,
  siteRolesAfter,
  type MembershipDifference,
  type MemberState,
  type SyncStep,
  type SyncSubject,
} from "../rules/diff-memberships.js";
import {
  listGroupsNamed,
  recordGroupDepartures,
  recordGroupMemberships,
  recordMemberDeletions,
  recordMembers,
  recordMissingGroups,
  recordRolesOfMembers,
  recordSiteRolesOfUsers,
  type NamedGroup,
} from "../store/synced-users.js";

/** What syncs want done to users whom this transaction holds. */
export interface SyncOrder {
  users: readonly { subject: SyncSubject; steps: readonly SyncStep[] }[];
  organizations: readonly { id: string; name: string; defaultMemberRoles: readonly string[] }[];
  /** Said in the audit rows. */
  via: string;
}

const none: MemberState = { roles: [], groupIds: [], groupNames: [] };
const keyOf = ({ organizationId, name }: { organizationId: string; name: string }) => `${organizationId}/${name}`;
const isSame = (a: readonly string[], b: readonly string[]): boolean => JSON.stringify(a) === JSON.stringify(b);

type Difference = MembershipDifference & { id: string };
type Grouped = Difference & { joined: string[]; left: string[] };

/** Groups that are wanted by name: made where they are missing, and found where they are not. */
async function makeGroups(tx: Transaction, differences: readonly Difference[], now: Date) {
  const wanted = differences.flatMap(({ organizationId, after }) =>
    (after?.groupNames ?? []).map((name) => ({ organizationId, name })),
  );
  const unique = [...new Map(wanted.map((each) => [keyOf(each), each])).values()];
  if (unique.length === 0) return { made: [], idByKey: new Map<string, string>() };
  const made = await recordMissingGroups(
    tx,
    unique.map((each) => ({ id: newId<"Group">(), ...each })),
    now,
  );
  const found = await listGroupsNamed(tx, unique);
  return { made, idByKey: new Map(found.map((group) => [keyOf(group), group.id])) };
}

/** Which groups each membership gains and loses, by id. */
function withGroups(differences: readonly Difference[], idByKey: ReadonlyMap<string, string>): Grouped[] {
  return differences.map((difference) => {
    const { organizationId } = difference;
    const before = difference.before ?? none;
    const after = difference.after ?? none;
    const named = after.groupNames.flatMap((name) => idByKey.get(keyOf({ organizationId, name })) ?? []);
    const now = [...new Set([...after.groupIds, ...named])];
    return {
      ...difference,
      joined: now.filter((id) => !before.groupIds.includes(id)),
      left: difference.after ? before.groupIds.filter((id) => !now.includes(id)) : [],
    };
  });
}

const memberships = (grouped: readonly Grouped[], list: "joined" | "left") =>
  grouped.flatMap(({ userId, organizationId, ...groups }) =>
    groups[list].map((groupId) => ({ groupId, userId, organizationId })),
  );

/** Removals first, and each kind of write in one statement, however many it is for. */
async function writeMemberships(tx: Transaction, grouped: readonly Grouped[], now: Date): Promise<void> {
  const gone = grouped.filter(({ after }) => after === null).map(({ id }) => id);
  const rolesOf = ({ id, userId, organizationId, after }: Grouped) => ({
    ...{ id, userId, organizationId },
    roles: after?.roles ?? [],
  });
  const come = grouped.filter(({ before }) => before === null).map(rolesOf);
  const changed = grouped
    .filter(({ before, after }) => before && after && !isSame(before.roles, after.roles))
    .map(rolesOf);
  const left = memberships(grouped, "left");
  const joined = memberships(grouped, "joined");
  if (gone.length > 0) await recordMemberDeletions(tx, gone);
  if (come.length > 0) await recordMembers(tx, come, now);
  if (left.length > 0) await recordGroupDepartures(tx, left);
  if (joined.length > 0) await recordGroupMemberships(tx, joined);
  if (changed.length > 0) await recordRolesOfMembers(tx, changed, now);
}

interface Described {
  order: SyncOrder;
  grouped: readonly Grouped[];
  made: readonly NamedGroup[];
}

/** A row for each group that was made, and one for each membership that came, went or changed. */
function describe({ order, grouped, made }: Described): RecordedChange[] {
  const organizationOf = new Map(order.organizations.map(({ id, name }) => [id, { id, name }]));
  const at = (id: string) => ({ via: order.via, organization: organizationOf.get(id) ?? null });
  const groups = made.map(({ id, name, organizationId }): RecordedChange => {
    const after = { name, source: "IDENTITY_PROVIDER" };
    return {
      ...at(organizationId),
      action: "CREATE",
      resourceType: "Group",
      resourceId: id,
      resourceName: name,
      after,
    };
  });
  const state = (user: string, roles: readonly string[], groupIds: readonly string[]) => ({
    ...{ user, roles },
    groups: groupIds.map((id) => encodeId("Group", id)).sort(),
  });
  const members = grouped.map(({ id, username, organizationId, before, after, joined, left }): RecordedChange => {
    const stay = (before?.groupIds ?? []).filter((group) => !left.includes(group));
    return {
      ...at(organizationId),
      action: before === null ? "CREATE" : after === null ? "DELETE" : "UPDATE",
      resourceType: "OrganizationMember",
      resourceId: id,
      resourceName: username,
      before: before && state(username, before.roles, before.groupIds),
      after: after && state(username, after.roles, [...stay, ...joined]),
    };
  });
  return [...groups, ...members];
}

async function applySiteRoles(tx: Transaction, { users, via }: SyncOrder): Promise<RecordedChange[]> {
  const changed = users
    .map(({ subject, steps }) => ({ subject, siteRoles: siteRolesAfter(subject.siteRoles, steps) }))
    .filter(({ subject, siteRoles }) => !isSame(subject.siteRoles, siteRoles));
  if (changed.length === 0) return [];
  await recordSiteRolesOfUsers(
    tx,
    changed.map(({ subject, siteRoles }) => ({ id: subject.id, siteRoles })),
  );
  return changed.map(({ subject, siteRoles }) => ({
    via,
    action: "UPDATE",
    resourceType: "User",
    resourceId: subject.id,
    resourceName: subject.username,
    organization: null,
    before: { siteRoles: subject.siteRoles },
    after: { siteRoles },
  }));
}

/** Does what syncs want, with its audit rows: as many statements for many users and organizations as for one. */
export async function applySync(tx: Transaction, context: ActionContext, order: SyncOrder): Promise<void> {
  const now = context.clock.now();
  const defaults = new Map(order.organizations.map(({ id, defaultMemberRoles }) => [id, defaultMemberRoles]));
  const differences = order.users
    .flatMap(({ subject, steps }) => diffMemberships(subject, steps, defaults))
    .map((difference) => ({ ...difference, id: difference.memberId ?? newId<"OrganizationMember">() }));
  const { made, idByKey } = await makeGroups(tx, differences, now);
  const grouped = withGroups(differences, idByKey);
  await writeMemberships(tx, grouped, now);
  const ofTheSite = await applySiteRoles(tx, order);
  await recordChanges(tx, context, [...describe({ order, grouped, made }), ...ofTheSite]);
}
