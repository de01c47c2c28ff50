import { Prisma, type Organization } from "../../../generated/prisma/client.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import type { OrganizationsStore } from "./organizations-store.js";

export type OrganizationRow = Organization;

const visible = (visibility: Visibility): Prisma.OrganizationWhereInput =>
  visibility === "all" ? {} : { id: { in: [...visibility] } };

export const organizationList: ListSource = {
  name: "organizations",
  from: Prisma.sql`organizations.organizations t`,
  id: Prisma.sql`t.id`,
};

export const listOrganizations = (store: OrganizationsStore, ids: string[], visibility: Visibility) =>
  store.organization.findMany({ where: { AND: [{ id: { in: ids } }, visible(visibility)] } });

export const findOrganizationByName = (store: OrganizationsStore, name: string, visibility: Visibility) =>
  store.organization.findFirst({ where: { AND: [{ name }, visible(visibility)] } });

export const findOrganization = (store: OrganizationsStore, id: OrganizationId) =>
  store.organization.findUnique({ where: { id } });
