import { builtInRoleRows } from "./built-in-role-rows.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { defaultMemberRole } from "../../../foundation/rbac/built-in-roles.js";
import type { OrganizationRow } from "./organizations.js";
import type { OrganizationsStore } from "./organizations-store.js";

export interface OrganizationRecord {
  id: string;
  name: string;
  displayName: string;
  description: string;
  icon: string;
  createdAt: Date;
  isDefault?: boolean;
  manifestLabel?: string | null;
}

/** Writes an organization with what none is without: its Everyone group and its built-in roles. */
export async function recordOrganization(
  store: OrganizationsStore,
  record: OrganizationRecord,
): Promise<OrganizationRow> {
  const organization = await store.organization.create({
    data: { ...record, updatedAt: record.createdAt, defaultMemberRoles: [defaultMemberRole] },
  });
  await store.group.create({
    data: {
      id: newId<"Group">(),
      organizationId: record.id,
      name: "Everyone",
      displayName: "Everyone",
      isEveryone: true,
      createdAt: record.createdAt,
    },
  });
  await store.role.createMany({ data: builtInRoleRows(record.id, record.createdAt) });
  return organization;
}
