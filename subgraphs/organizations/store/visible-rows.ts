import type { Visibility } from "../../../foundation/rbac/visibility.js";

/** The condition that rows are in organizations that the actor may read. */
export const visibleRows = (visibility: Visibility): { organizationId?: { in: string[] } } =>
  visibility === "all" ? {} : { organizationId: { in: [...visibility] } };
