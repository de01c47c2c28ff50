import { Prisma } from "../../../generated/prisma/client.js";
import type { OrganizationsStore } from "./organizations-store.js";

interface AllowanceRow {
  id: string;
  organizationId: string;
  userId: string;
  allowance: number;
}

/** A sum may be more than the graph's Int holds; nobody spends that much. */
const greatestAllowance = 2_147_483_647;

const selectAllowances = (members: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select m.id, m.organization_id as "organizationId", m.user_id as "userId", least(coalesce(sum(g.quota_allowance), 0), ${greatestAllowance})::int as allowance
  from organizations.members m
  left join organizations.groups g on g.organization_id = m.organization_id and (
    g.is_everyone
    or exists (select 1 from organizations.group_members gm where gm.group_id = g.id and gm.user_id = m.user_id)
  )
  where ${members}
  group by m.id`;

/** The sum of the allowances of each membership's groups, Everyone included, in credits a day. */
export const listAllowances = (store: OrganizationsStore, memberIds: string[]): Promise<AllowanceRow[]> =>
  store.$queryRaw(selectAllowances(Prisma.sql`m.id = any(${memberIds}::uuid[])`));

/** The same for one user in one organization; nothing for who is no member. */
export async function readAllowance(
  store: OrganizationsStore,
  organizationId: string,
  userId: string,
): Promise<number> {
  const member = Prisma.sql`m.organization_id = ${organizationId}::uuid and m.user_id = ${userId}::uuid`;
  const [row] = await store.$queryRaw<AllowanceRow[]>(selectAllowances(member));
  return row?.allowance ?? 0;
}

/** The same for these users, each in one organization; who is no member there is not there. */
export function listAllowancesOf(
  store: OrganizationsStore,
  members: readonly Pick<AllowanceRow, "organizationId" | "userId">[],
): Promise<AllowanceRow[]> {
  const organizationIds = members.map(({ organizationId }) => organizationId);
  const userIds = members.map(({ userId }) => userId);
  const pairs = Prisma.sql`select * from unnest(${organizationIds}::uuid[], ${userIds}::uuid[])`;
  return store.$queryRaw(selectAllowances(Prisma.sql`(m.organization_id, m.user_id) in (${pairs})`));
}
