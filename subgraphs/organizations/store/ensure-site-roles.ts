import { builtInRoleRows } from "./built-in-role-rows.js";
import type { OrganizationsStore } from "./organizations-store.js";

/** Writes the rows of the site's built-in roles that are not there yet. */
export async function ensureSiteRoles(store: OrganizationsStore, now: Date): Promise<void> {
  const known = await store.role.findMany({ where: { organizationId: null }, select: { name: true } });
  const names = new Set(known.map((role) => role.name));
  const missing = builtInRoleRows(null, now).filter((role) => !names.has(role.name));
  if (missing.length > 0) await store.role.createMany({ data: missing });
}
