import { Prisma } from "../../../generated/prisma/client.js";
import type { SyncSubject } from "../rules/diff-memberships.js";
import type { OrganizationsStore } from "./organizations-store.js";

export interface SyncedUserRow extends SyncSubject {
  status: "ACTIVE" | "SUSPENDED";
}

/** Whoever holds them alone changes these users, until the transaction ends. */
export const lockUsers = (store: OrganizationsStore, ids: readonly string[]) =>
  store.$queryRaw`select id from organizations.users where id = any(${[...ids]}::uuid[]) order by id for update`;

/** Users with their memberships, roles and groups, however many: one statement. */
export const listSyncedUsers = (store: OrganizationsStore, ids: readonly string[]): Promise<SyncedUserRow[]> =>
  store.$queryRaw`
    select u.id, u.username, u.status::text as status, coalesce(u.site_roles, '{}') as "siteRoles", coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', m.id, 'organizationId', m.organization_id, 'roles', coalesce(m.roles, '{}'), 'groupIds', coalesce((
          select jsonb_agg(gm.group_id) from organizations.group_members gm
          where gm.organization_id = m.organization_id and gm.user_id = m.user_id
        ), '[]')
      )) from organizations.members m where m.user_id = u.id
    ), '[]') as memberships
    from organizations.users u where u.id = any(${[...ids]}::uuid[]) order by u.id`;

/** All organizations, with the groups and custom roles of those for which they are asked. */
export async function listOrganizationFacts(
  store: OrganizationsStore,
  { groupsOf, rolesOf }: { groupsOf: readonly string[]; rolesOf: readonly string[] },
) {
  const organizations = await store.organization.findMany({
    select: { id: true, name: true, isDefault: true, defaultMemberRoles: true },
  });
  const groups = await store.group.findMany({
    where: { organizationId: { in: [...groupsOf] } },
    select: { id: true, organizationId: true, name: true, isEveryone: true },
  });
  const customRoles = await store.role.findMany({
    where: { isBuiltIn: false, organizationId: { in: [...rolesOf] } },
    select: { organizationId: true, name: true },
  });
  return { organizations, groups, customRoles };
}

const json = (rows: readonly object[]): Prisma.Sql => Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`;

export interface NewMemberRow {
  id: string;
  organizationId: string;
  userId: string;
  roles: readonly string[];
}

export const recordMembers = (store: OrganizationsStore, members: readonly NewMemberRow[], now: Date) =>
  store.$executeRaw`
    insert into organizations.members (id, organization_id, user_id, roles, created_at, updated_at)
    select m.id, m."organizationId", m."userId", m.roles, ${now}::timestamptz, ${now}::timestamptz
    from ${json(members)} as m(id uuid, "organizationId" uuid, "userId" uuid, roles text[])
    on conflict (organization_id, user_id) do nothing`;

export const recordMemberDeletions = (store: OrganizationsStore, memberIds: readonly string[]) =>
  store.$executeRaw`delete from organizations.members where id = any(${[...memberIds]}::uuid[])`;

export const recordRolesOfMembers = (
  store: OrganizationsStore,
  members: readonly { id: string; roles: readonly string[] }[],
  now: Date,
) =>
  store.$executeRaw`
    update organizations.members m set roles = n.roles, updated_at = ${now}::timestamptz
    from ${json(members)} as n(id uuid, roles text[]) where m.id = n.id`;

export const recordSiteRolesOfUsers = (
  store: OrganizationsStore,
  users: readonly { id: string; siteRoles: readonly string[] }[],
) =>
  store.$executeRaw`
    update organizations.users u set site_roles = n."siteRoles"
    from ${json(users)} as n(id uuid, "siteRoles" text[]) where u.id = n.id`;

export interface NamedGroup {
  id: string;
  organizationId: string;
  name: string;
}

/** Makes those that are not there yet; answers the new ones. */
export const recordMissingGroups = (store: OrganizationsStore, groups: readonly NamedGroup[], now: Date) =>
  store.$queryRaw<NamedGroup[]>`
    insert into organizations.groups (id, organization_id, name, display_name, source, created_at)
    select g.id, g."organizationId", g.name, g.name, 'IDENTITY_PROVIDER', ${now}::timestamptz
    from ${json(groups)} as g(id uuid, "organizationId" uuid, name text)
    order by g."organizationId", g.name
    on conflict (organization_id, name) do nothing
    returning id, organization_id as "organizationId", name`;

export const listGroupsNamed = (
  store: OrganizationsStore,
  names: readonly { organizationId: string; name: string }[],
): Promise<NamedGroup[]> =>
  store.$queryRaw`
    select g.id, g.organization_id as "organizationId", g.name from organizations.groups g
    join ${json(names)} as n("organizationId" uuid, name text) on g.organization_id = n."organizationId" and g.name = n.name`;

export interface GroupMembership {
  groupId: string;
  userId: string;
  organizationId: string;
}

export const recordGroupMemberships = (store: OrganizationsStore, joins: readonly GroupMembership[]) =>
  store.$executeRaw`
    insert into organizations.group_members (group_id, user_id, organization_id)
    select j."groupId", j."userId", j."organizationId"
    from ${json(joins)} as j("groupId" uuid, "userId" uuid, "organizationId" uuid)
    on conflict do nothing`;

export const recordGroupDepartures = (store: OrganizationsStore, leaves: readonly GroupMembership[]) =>
  store.$executeRaw`
    delete from organizations.group_members m
    using ${json(leaves)} as l("groupId" uuid, "userId" uuid)
    where m.group_id = l."groupId" and m.user_id = l."userId"`;
