import { Prisma, type User } from "../../../generated/prisma/client.js";
import type { UserVisibility } from "../../../foundation/rbac/visible-users.js";
import { matches } from "../../../foundation/subgraph-kit/connections/conditions.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import type { OrganizationsStore } from "./organizations-store.js";

export type UserRow = User;

export const userList: ListSource = {
  name: "users",
  from: Prisma.sql`organizations.users t`,
  id: Prisma.sql`t.id`,
};

export interface UserFilter {
  search?: string | null;
  status?: User["status"] | null;
  kind?: User["kind"] | null;
}

/** The same as `visible`, for a whole list. */
export function inVisibleUsers(visibility: UserVisibility): Prisma.Sql[] {
  if (visibility === "all") return [];
  const { selfId, organizationIds } = visibility;
  const shared = Prisma.sql`exists (
    select 1 from organizations.members s
    where s.user_id = t.id and s.organization_id = any(${[...organizationIds]}::uuid[])
  )`;
  return [Prisma.sql`(t.id = ${selfId}::uuid or ${shared})`];
}

/** Who has which status is told only to who may see it: of oneself, or of all. */
const inStatus = (visibility: UserVisibility, status: User["status"]): Prisma.Sql[] => [
  Prisma.sql`t.status = ${status}::organizations.user_status`,
  ...(visibility === "all" ? [] : [Prisma.sql`t.id = ${visibility.selfId}::uuid`]),
];

/** Of a list of users: those that may be seen, and that the filter takes. */
export const userConditions = (visibility: UserVisibility, { search, status, kind }: UserFilter): Prisma.Sql[] => [
  ...inVisibleUsers(visibility),
  ...matches(search, Prisma.sql`t.username`, Prisma.sql`t.name`),
  ...(status ? inStatus(visibility, status) : []),
  ...(kind ? [Prisma.sql`t.kind = ${kind}::organizations.user_kind`] : []),
];

function visible(visibility: UserVisibility): Prisma.UserWhereInput {
  if (visibility === "all") return {};
  const shared = { memberships: { some: { organizationId: { in: [...visibility.organizationIds] } } } };
  return { OR: [...(visibility.selfId === null ? [] : [{ id: visibility.selfId }]), shared] };
}

export const listUsers = (store: OrganizationsStore, ids: string[], visibility: UserVisibility) =>
  store.user.findMany({ where: { AND: [{ id: { in: ids } }, visible(visibility)] } });

export const listUsersByUsername = (store: OrganizationsStore, usernames: string[], visibility: UserVisibility) =>
  store.user.findMany({ where: { AND: [{ username: { in: usernames } }, visible(visibility)] } });

export const listUsersByEmail = (store: OrganizationsStore, emails: string[]) =>
  store.user.findMany({ where: { email: { in: emails } } });

/** Usernames that begin like this. */
export async function listUsernamesLike(store: OrganizationsStore, stem: string): Promise<string[]> {
  const rows = await store.user.findMany({ where: { username: { startsWith: stem } }, select: { username: true } });
  return rows.map(({ username }) => username);
}

/** Null for a user that may not be seen, too. */
export const findVisibleUser = (store: OrganizationsStore, id: string, visibility: UserVisibility) =>
  store.user.findFirst({ where: { AND: [{ id }, visible(visibility)] } });

export const findUser = (store: OrganizationsStore, id: string): Promise<UserRow | null> =>
  store.user.findUnique({ where: { id } });

/** Whoever holds it alone changes the user, until the transaction ends. */
export async function findUserLocked(store: OrganizationsStore, id: string): Promise<UserRow | null> {
  await store.$queryRaw`select id from organizations.users where id = ${id}::uuid for update`;
  return findUser(store, id);
}

/** The site's owners that can sign in, locked: whoever holds them alone takes the role from one of them. */
export async function listActiveOwnersLocked(store: OrganizationsStore): Promise<string[]> {
  const rows = await store.$queryRaw<{ id: string }[]>`
    select id from organizations.users where 'owner' = any(site_roles) and status = 'ACTIVE' order by id for update`;
  return rows.map((row) => row.id);
}

/** The same owners, without a lock. */
export async function listActiveOwners(store: OrganizationsStore): Promise<string[]> {
  const where = { siteRoles: { has: "owner" }, status: "ACTIVE" } as const;
  return (await store.user.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

export const recordUser = (store: OrganizationsStore, data: Prisma.UserUncheckedCreateInput): Promise<UserRow> =>
  store.user.create({ data });

export const recordUserUpdate = (
  store: OrganizationsStore,
  id: string,
  data: Prisma.UserUncheckedUpdateInput,
): Promise<UserRow> => store.user.update({ where: { id }, data });

export const recordUserDeletion = (store: OrganizationsStore, id: string) => store.user.delete({ where: { id } });
