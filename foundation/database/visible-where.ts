import type { VisibleRows, Visibility } from "../rbac/visibility.js";

type InOrganizations = { organizationId: { in: string[] } };

/** Prisma's condition that rows are in organizations that the actor may read. */
export const visibleRows = (visibility: Visibility): Partial<InOrganizations> =>
  visibility === "all" ? {} : { organizationId: { in: [...visibility.organizationIds] } };

/** The same, or that they are the actor's own where that is enough; `own` is the condition that a row is this user's. */
export function visibleOrOwnRows<Own extends object>(
  visibility: Visibility,
  own: (userId: string) => Own,
): { OR?: (InOrganizations | (InOrganizations & Own))[] } {
  if (visibility === "all") return {};
  const { organizationIds, ownIn, userId }: VisibleRows = visibility;
  const there = { organizationId: { in: [...organizationIds] } };
  if (userId === null) return { OR: [there] };
  return { OR: [there, { organizationId: { in: [...ownIn] }, ...own(userId) }] };
}
