import type { Prisma, Role } from "../../../generated/prisma/client.js";
import { impliedRoles, organizationRoles, siteRoles } from "../../../foundation/rbac/built-in-roles.js";
import type { Permission } from "../../../foundation/rbac/permissions.js";
import type { RoleDefinition } from "../../../foundation/rbac/role-definition.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import type { OrganizationsStore } from "./organizations-store.js";

/** A role with all that it gives and takes away, wherever that stands: a built-in role's permissions are in the code. */
export interface RoleRow {
  id: string;
  organizationId: string | null;
  name: string;
  displayName: string;
  isBuiltIn: boolean;
  sitePermissions: readonly Permission[];
  organizationPermissions: readonly Permission[];
  ownerPermissions: readonly Permission[];
  deniedPermissions: readonly Permission[];
  manifestLabel: string | null;
}

const builtIn = (role: Role): RoleDefinition | undefined => {
  const definitions: Readonly<Record<string, RoleDefinition>> = role.organizationId ? organizationRoles : siteRoles;
  return role.isBuiltIn ? definitions[role.name] : undefined;
};

function roleRow(role: Role): RoleRow {
  const definition = builtIn(role);
  const { id, organizationId, name, displayName, isBuiltIn, manifestLabel } = role;
  return {
    ...{ id, organizationId, name, displayName, isBuiltIn, manifestLabel },
    sitePermissions: definition?.site ?? [],
    organizationPermissions: definition?.organization ?? (role.organizationPermissions as Permission[]),
    ownerPermissions: definition?.owner ?? (role.ownerPermissions as Permission[]),
    deniedPermissions: definition?.denied ?? [],
  };
}

/** Whose roles may be read: those of the site, and those of organizations. */
export interface RoleVisibility {
  site: boolean;
  organizations: Visibility;
}

function visible({ site, organizations }: RoleVisibility): Prisma.RoleWhereInput {
  const ofOrganizations = organizations === "all" ? { not: null } : { in: [...organizations.organizationIds] };
  return { OR: [...(site ? [{ organizationId: null }] : []), { organizationId: ofOrganizations }] };
}

/** In the order in which they were made: the built-in ones first. */
const orderBy = { id: "asc" } as const;

export async function listRoles(store: OrganizationsStore, ids: string[], visibility: RoleVisibility) {
  const roles = await store.role.findMany({ where: { AND: [{ id: { in: ids } }, visible(visibility)] } });
  return roles.map(roleRow);
}

export async function listOrganizationRoles(store: OrganizationsStore, ids: string[], organizations: Visibility) {
  const where = { AND: [{ organizationId: { in: ids } }, visible({ site: false, organizations })] };
  return (await store.role.findMany({ where, orderBy })).map(roleRow);
}

export async function listSiteRoles(store: OrganizationsStore) {
  return (await store.role.findMany({ where: { organizationId: null }, orderBy })).map(roleRow);
}

/** All roles of an organization, or of the site (null), whoever asks. */
export async function listRolesOf(store: OrganizationsStore, organizationId: string | null): Promise<RoleRow[]> {
  return (await store.role.findMany({ where: { organizationId }, orderBy })).map(roleRow);
}

export async function findRole(store: OrganizationsStore, id: string): Promise<RoleRow | null> {
  const role = await store.role.findUnique({ where: { id } });
  return role && roleRow(role);
}

/** Whoever holds it alone changes the role, until the transaction ends. */
export async function findRoleLocked(store: OrganizationsStore, id: string): Promise<RoleRow | null> {
  await store.$queryRaw`select id from organizations.roles where id = ${id}::uuid for update`;
  return findRole(store, id);
}

export const recordRole = async (store: OrganizationsStore, data: Prisma.RoleUncheckedCreateInput): Promise<RoleRow> =>
  roleRow(await store.role.create({ data }));

export const recordRoleUpdate = async (
  store: OrganizationsStore,
  id: string,
  data: Prisma.RoleUncheckedUpdateInput,
): Promise<RoleRow> => roleRow(await store.role.update({ where: { id }, data }));

/** Deletes a custom role and takes it away from all who hold it. */
export async function recordRoleDeletion(store: OrganizationsStore, { id, name, organizationId }: RoleRow) {
  await store.$executeRaw`
    update organizations.members set roles = array_remove(roles, ${name})
    where organization_id = ${organizationId}::uuid and ${name} = any(roles)`;
  await store.role.delete({ where: { id }, select: { id: true } });
}

/** How many have each role; implied roles are everybody's. */
export const countRoleMembers = (store: OrganizationsStore, roleIds: string[]) =>
  store.$queryRaw<{ id: string; count: number }[]>`
    select r.id, case
      when r.organization_id is null then (
        select count(*) from organizations.users u
        where r.name = any(u.site_roles) or r.name = any(${[...impliedRoles]}::text[])
      )
      else (
        select count(*) from organizations.members m
        where m.organization_id = r.organization_id
          and (r.name = any(m.roles) or r.name = any(${[...impliedRoles]}::text[]))
      )
    end::int as count
    from organizations.roles r where r.id = any(${roleIds}::uuid[])`;
