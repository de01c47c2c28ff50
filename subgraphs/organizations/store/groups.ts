import { Prisma, type Group } from "../../../generated/prisma/client.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import { inVisible, matches } from "../../../foundation/subgraph-kit/connections/conditions.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import type { OrganizationsStore } from "./organizations-store.js";
import { visibleOrOwnRows } from "../../../foundation/database/visible-where.js";

export type GroupRow = Group;

export const organizationGroupList: ListSource = {
  name: "groups",
  from: Prisma.sql`organizations.groups t`,
  id: Prisma.sql`t.id`,
  parent: Prisma.sql`t.organization_id`,
};

/** Which groups may be seen; one's own are those that one is in. */
export interface GroupVisibility {
  rows: Visibility;
  groupIds: readonly string[];
}

const visible = ({ rows, groupIds }: GroupVisibility) => visibleOrOwnRows(rows, () => ({ id: { in: [...groupIds] } }));

/** Of a list of groups: those that may be seen, and in whose names the text occurs. */
export const groupConditions = (
  { rows, groupIds }: GroupVisibility,
  search: string | null | undefined,
): Prisma.Sql[] => [
  ...inVisible(
    { organization: Prisma.sql`t.organization_id`, own: () => Prisma.sql`t.id = any(${[...groupIds]}::uuid[])` },
    rows,
  ),
  ...matches(search, Prisma.sql`t.name`, Prisma.sql`t.display_name`),
];

export const listGroups = (store: OrganizationsStore, ids: string[], visibility: GroupVisibility) =>
  store.group.findMany({ where: { AND: [{ id: { in: ids } }, visible(visibility)] } });

/** By organization and name; the rows of all keys in one statement. */
export const listGroupsByName = (
  store: OrganizationsStore,
  keys: { parentId: string; name: string }[],
  visibility: GroupVisibility,
) =>
  store.group.findMany({
    where: {
      AND: [{ OR: keys.map(({ parentId, name }) => ({ organizationId: parentId, name })) }, visible(visibility)],
    },
  });

export const findGroup = (store: OrganizationsStore, id: string) => store.group.findUnique({ where: { id } });

export const getEveryoneGroup = (store: OrganizationsStore, organizationId: string): Promise<GroupRow> =>
  store.group.findFirstOrThrow({ where: { organizationId, isEveryone: true } });

/** Whoever holds them alone changes these groups and who is in them, until the transaction ends. */
export async function listGroupsLocked(store: OrganizationsStore, ids: string[]): Promise<GroupRow[]> {
  await store.$queryRaw`
    select id from organizations.groups where id = any(${ids}::uuid[]) order by id for update`;
  return store.group.findMany({ where: { id: { in: ids } } });
}

export async function findGroupLocked(store: OrganizationsStore, id: string): Promise<GroupRow | null> {
  return (await listGroupsLocked(store, [id]))[0] ?? null;
}

export const recordGroup = (store: OrganizationsStore, data: Prisma.GroupUncheckedCreateInput): Promise<GroupRow> =>
  store.group.create({ data });

export const recordGroupUpdate = (
  store: OrganizationsStore,
  id: string,
  data: Prisma.GroupUncheckedUpdateInput,
): Promise<GroupRow> => store.group.update({ where: { id }, data });

export const recordGroupDeletion = (store: OrganizationsStore, id: string) => store.group.delete({ where: { id } });

/** Sets the allowance of each of these groups, in one statement. */
export const recordAllowances = (
  store: OrganizationsStore,
  allowances: { groupId: string; quotaAllowance: number }[],
) =>
  store.$executeRaw`
    update organizations.groups g set quota_allowance = a.allowance
    from unnest(${allowances.map((a) => a.groupId)}::uuid[], ${allowances.map((a) => a.quotaAllowance)}::int[])
      as a(group_id, allowance)
    where g.id = a.group_id`;

/** Which of these groups are the organization's. */
export async function listGroupIdsIn(store: OrganizationsStore, organizationId: string, ids: string[]) {
  const rows = await store.group.findMany({ where: { organizationId, id: { in: ids } }, select: { id: true } });
  return rows.map(({ id }) => id);
}

export const listGroupNamesOf = (store: OrganizationsStore, ids: string[]) =>
  store.group.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
