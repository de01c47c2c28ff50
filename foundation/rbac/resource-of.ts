import type { OrganizationId, UserId } from "../ids/ids.js";
import type { Resource } from "./decide.js";

/** Where a row belongs, as decisions about it ask. */
export const resourceOf = (row: { organizationId: string; ownerId?: string | null }): Resource => ({
  organizationId: row.organizationId as OrganizationId,
  ownerId: (row.ownerId ?? null) as UserId | null,
});
