import { Prisma, type Organization } from "../../../generated/prisma/client.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import { inVisible, matches } from "../../../foundation/subgraph-kit/connections/conditions.js";
import type { OrganizationsStore } from "./organizations-store.js";

export type OrganizationRow = Organization;

export const organizationList: ListSource = {
  name: "organizations",
  from: Prisma.sql`organizations.organizations t`,
  id: Prisma.sql`t.id`,
};

/** Of the list: those that may be seen, and in whose names the text occurs. */
export const organizationConditions = (visibility: Visibility, search: string | null | undefined): Prisma.Sql[] => [
  ...inVisible({ organization: Prisma.sql`t.id` }, visibility),
  ...matches(search, Prisma.sql`t.name`, Prisma.sql`t.display_name`),
];

const visible = (visibility: Visibility): Prisma.OrganizationWhereInput =>
  visibility === "all" ? {} : { id: { in: [...visibility.organizationIds] } };

export const listOrganizations = (store: OrganizationsStore, ids: string[], visibility: Visibility) =>
  store.organization.findMany({ where: { AND: [{ id: { in: ids } }, visible(visibility)] } });

export const listOrganizationsByName = (store: OrganizationsStore, names: string[], visibility: Visibility) =>
  store.organization.findMany({ where: { AND: [{ name: { in: names } }, visible(visibility)] } });

export const findOrganization = (store: OrganizationsStore, id: string) =>
  store.organization.findUnique({ where: { id } });

/** Whoever holds it alone changes the organization, until the transaction ends. */
export async function findOrganizationLocked(store: OrganizationsStore, id: string): Promise<OrganizationRow | null> {
  await store.$queryRaw`select id from organizations.organizations where id = ${id}::uuid for update`;
  return findOrganization(store, id);
}

export const recordOrganizationUpdate = (
  store: OrganizationsStore,
  id: string,
  data: Prisma.OrganizationUncheckedUpdateInput,
): Promise<OrganizationRow> => store.organization.update({ where: { id }, data });

export const recordOrganizationDeletion = (store: OrganizationsStore, id: string) =>
  store.organization.delete({ where: { id } });
