import { Prisma, type Member } from "../../../generated/prisma/client.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import { holds, inVisible, matches } from "../../../foundation/subgraph-kit/connections/conditions.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import type { OrganizationsStore } from "./organizations-store.js";
import { visibleOrOwnRows } from "../../../foundation/database/visible-where.js";

export type MemberRow = Member;

const source = {
  from: Prisma.sql`organizations.members t join organizations.users u on u.id = t.user_id`,
  id: Prisma.sql`t.id`,
};

export const organizationMemberList: ListSource = {
  name: "members",
  ...source,
  parent: Prisma.sql`t.organization_id`,
};

export const membershipList: ListSource = { name: "memberships", ...source, parent: Prisma.sql`t.user_id` };

export interface MemberFilter {
  search?: string | null;
  role?: string | null;
}

/** Of a list of members: those that may be seen, and that the filter takes. */
export const memberConditions = (visibility: Visibility, { search, role }: MemberFilter): Prisma.Sql[] => [
  ...inVisible(
    { organization: Prisma.sql`t.organization_id`, own: (userId) => Prisma.sql`t.user_id = ${userId}::uuid` },
    visibility,
  ),
  ...matches(search, Prisma.sql`u.username`, Prisma.sql`u.name`),
  ...holds(role, Prisma.sql`t.roles`),
];

export const listMembers = (store: OrganizationsStore, ids: string[], visibility: Visibility) =>
  store.member.findMany({
    where: { AND: [{ id: { in: ids } }, visibleOrOwnRows(visibility, (userId) => ({ userId }))] },
  });

/** By organization and username, which each has with it; the rows of all keys in one question. */
export async function listMembersByUsername(
  store: OrganizationsStore,
  keys: { parentId: string; name: string }[],
  visibility: Visibility,
) {
  const named = keys.map(({ parentId, name }) => ({ organizationId: parentId, user: { username: name } }));
  const members = await store.member.findMany({
    where: { AND: [{ OR: named }, visibleOrOwnRows(visibility, (userId) => ({ userId }))] },
    include: { user: { select: { username: true } } },
  });
  return members.map(({ user, ...member }) => ({ ...member, username: user.username }));
}

/** The memberships of one user in these organizations. */
export const listMembershipsOf = (store: OrganizationsStore, userId: string, organizationIds: string[]) =>
  store.member.findMany({ where: { userId, organizationId: { in: organizationIds } } });

type Membership = Pick<MemberRow, "organizationId" | "userId">;

export const findMember = (store: OrganizationsStore, { organizationId, userId }: Membership) =>
  store.member.findUnique({ where: { organizationId_userId: { organizationId, userId } } });

/** Whoever holds it alone changes the membership, until the transaction ends. */
export async function findMemberLocked(store: OrganizationsStore, membership: Membership): Promise<MemberRow | null> {
  await store.$queryRaw`
    select id from organizations.members
    where organization_id = ${membership.organizationId}::uuid and user_id = ${membership.userId}::uuid for update`;
  return findMember(store, membership);
}

/** Which of these users belong to the organization. */
export async function listMemberUserIds(
  store: OrganizationsStore,
  organizationId: string,
  userIds: string[],
): Promise<string[]> {
  const rows = await store.member.findMany({
    where: { organizationId, userId: { in: userIds } },
    select: { userId: true },
  });
  return rows.map((row) => row.userId);
}

export const recordMember = (store: OrganizationsStore, data: Prisma.MemberUncheckedCreateInput): Promise<MemberRow> =>
  store.member.create({ data });

export const recordMemberRoles = (
  store: OrganizationsStore,
  id: string,
  data: { roles: string[]; updatedAt: Date },
): Promise<MemberRow> => store.member.update({ where: { id }, data });

export const recordMemberDeletion = (store: OrganizationsStore, id: string) => store.member.delete({ where: { id } });

/** The users of all members of these organizations. */
export const listUserIdsOf = (store: OrganizationsStore, organizationIds: readonly string[]) =>
  store.member.findMany({
    where: { organizationId: { in: [...organizationIds] } },
    select: { organizationId: true, userId: true },
  });
