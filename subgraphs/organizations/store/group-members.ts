import { Prisma } from "../../../generated/prisma/client.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import type { UserVisibility } from "../../../foundation/rbac/visible-users.js";
import { inVisible } from "../../../foundation/subgraph-kit/connections/conditions.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import type { GroupRow } from "./groups.js";
import type { OrganizationsStore } from "./organizations-store.js";
import { userConditions } from "./users.js";

/** Everyone has no rows: all members of the organization are in it. */
const isIn = Prisma.sql`(
  g.is_everyone
  or exists (select 1 from organizations.group_members gm where gm.group_id = g.id and gm.user_id = m.user_id)
)`;

const groupsWithMembers = Prisma.sql`
  organizations.groups g join organizations.members m on m.organization_id = g.organization_id and ${isIn}`;

export const groupMemberList: ListSource = {
  name: "group-members",
  from: Prisma.sql`${groupsWithMembers} join organizations.users t on t.id = m.user_id`,
  id: Prisma.sql`t.id`,
  parent: Prisma.sql`g.id`,
};

/** Of the members of groups: those that may be seen, and in whose names the text occurs. */
export const groupMemberConditions = (
  organizations: Visibility,
  users: UserVisibility,
  search: string | null | undefined,
): Prisma.Sql[] => [
  ...inVisible(
    { organization: Prisma.sql`g.organization_id`, own: (userId) => Prisma.sql`t.id = ${userId}::uuid` },
    organizations,
  ),
  ...userConditions(users, { search }),
];

/** How many are in each group; a group without members is not there. */
export const countGroupMembers = (store: OrganizationsStore, groupIds: string[]) =>
  store.$queryRaw<{ id: string; count: number }[]>`
    select g.id, count(*)::int as count from ${groupsWithMembers} where g.id = any(${groupIds}::uuid[]) group by g.id`;

/** Which groups each membership is in, Everyone included, by name. */
export const listGroupIdsOfMembers = (store: OrganizationsStore, memberIds: string[]) =>
  store.$queryRaw<{ memberId: string; groupId: string }[]>`
    select m.id as "memberId", g.id as "groupId" from ${groupsWithMembers}
    where m.id = any(${memberIds}::uuid[]) order by g.name`;

/** The users of a group that has rows. */
export async function listGroupUserIds(store: OrganizationsStore, groupId: string): Promise<string[]> {
  const rows = await store.groupMember.findMany({ where: { groupId }, select: { userId: true } });
  return rows.map((row) => row.userId);
}

type GroupKey = Pick<GroupRow, "id" | "organizationId">;

export const recordGroupJoins = (store: OrganizationsStore, { id, organizationId }: GroupKey, userIds: string[]) =>
  store.groupMember.createMany({ data: userIds.map((userId) => ({ groupId: id, userId, organizationId })) });

export const recordGroupLeaves = (store: OrganizationsStore, groupId: string, userIds: string[]) =>
  store.groupMember.deleteMany({ where: { groupId, userId: { in: userIds } } });
