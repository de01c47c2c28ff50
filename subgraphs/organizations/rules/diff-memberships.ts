/** One step of a sync; what does not belong to the action is null. */
export interface SyncStep {
  action:
    | "JOIN_ORGANIZATION"
    | "LEAVE_ORGANIZATION"
    | "CREATE_GROUP"
    | "JOIN_GROUP"
    | "LEAVE_GROUP"
    | "GRANT_ROLE"
    | "REVOKE_ROLE"
    | "GRANT_SITE_ROLE"
    | "REVOKE_SITE_ROLE";
  organizationId: string | null;
  groupId: string | null;
  groupName: string | null;
  role: string | null;
}

export interface MemberState {
  roles: readonly string[];
  groupIds: readonly string[];
  /** Groups that are known by name alone, since they may not exist yet. */
  groupNames: readonly string[];
}

/** A user with their memberships, as they are before the steps. */
export interface SyncSubject {
  id: string;
  username: string;
  siteRoles: readonly string[];
  memberships: readonly { id: string; organizationId: string; roles: readonly string[]; groupIds: readonly string[] }[];
}

/** A membership before and after; null where there is none. */
export interface MembershipDifference {
  userId: string;
  username: string;
  organizationId: string;
  /** Of a membership that was there before. */
  memberId: string | null;
  before: MemberState | null;
  after: MemberState | null;
}

const without = (list: readonly string[], gone: string | null): string[] => list.filter((each) => each !== gone);
const withOne = (list: readonly string[], one: string | null): string[] =>
  one === null || list.includes(one) ? [...list] : [...list, one];

const take: Readonly<Partial<Record<SyncStep["action"], (member: MemberState, step: SyncStep) => MemberState>>> = {
  JOIN_GROUP: (member, { groupId, groupName }) => ({
    ...member,
    groupIds: withOne(member.groupIds, groupId),
    groupNames: withOne(member.groupNames, groupName),
  }),
  LEAVE_GROUP: (member, { groupId }) => ({ ...member, groupIds: without(member.groupIds, groupId) }),
  GRANT_ROLE: (member, { role }) => ({ ...member, roles: withOne(member.roles, role) }),
  REVOKE_ROLE: (member, { role }) => ({ ...member, roles: without(member.roles, role) }),
};

function afterSteps(
  members: ReadonlyMap<string, MemberState>,
  steps: readonly SyncStep[],
  defaultRoles: ReadonlyMap<string, readonly string[]>,
): Map<string, MemberState> {
  const after = new Map(members);
  for (const step of steps) {
    const { action, organizationId } = step;
    const member = organizationId === null ? undefined : after.get(organizationId);
    const next = member && take[action]?.(member, step);
    if (organizationId === null) continue;
    if (next) after.set(organizationId, next);
    if (action === "LEAVE_ORGANIZATION") after.delete(organizationId);
    if (action === "JOIN_ORGANIZATION") {
      after.set(organizationId, { roles: defaultRoles.get(organizationId) ?? [], groupIds: [], groupNames: [] });
    }
  }
  return after;
}

/** What the steps make of a user's memberships; who joins begins with the organization's default roles. */
export function diffMemberships(
  subject: SyncSubject,
  steps: readonly SyncStep[],
  defaultRoles: ReadonlyMap<string, readonly string[]>,
): MembershipDifference[] {
  const idOf = new Map(subject.memberships.map(({ organizationId, id }) => [organizationId, id]));
  const before = new Map(
    subject.memberships.map(({ organizationId, roles, groupIds }): [string, MemberState] => [
      organizationId,
      { roles, groupIds, groupNames: [] },
    ]),
  );
  const after = afterSteps(before, steps, defaultRoles);
  const touched = new Set([...before.keys(), ...after.keys()]);
  return [...touched]
    .filter((id) => before.get(id) !== after.get(id))
    .map((organizationId) => ({
      userId: subject.id,
      username: subject.username,
      organizationId,
      memberId: idOf.get(organizationId) ?? null,
      before: before.get(organizationId) ?? null,
      after: after.get(organizationId) ?? null,
    }));
}

/** A user's site roles after the steps. */
export const siteRolesAfter = (siteRoles: readonly string[], steps: readonly SyncStep[]): readonly string[] =>
  steps.reduce<readonly string[]>((roles, { action, role }) => {
    if (action === "GRANT_SITE_ROLE") return withOne(roles, role);
    return action === "REVOKE_SITE_ROLE" ? without(roles, role) : roles;
  }, siteRoles);
