import type { OrganizationId, UserId } from "../ids/ids.js";
import type { Actor, UserActor } from "./actor.js";
import { decide } from "./decide.js";
import type { Permission } from "./permissions.js";

/** Rows in some organizations, whosever they are, and one's own in some others. */
export interface VisibleRows {
  organizationIds: readonly OrganizationId[];
  /** Where one sees one's own: none of those above. */
  ownIn: readonly OrganizationId[];
  userId: UserId | null;
}

/** What an actor may read of objects that belong to organizations: the same decision as `decide`, for a whole list. */
export type Visibility = "all" | VisibleRows;

const nothing: VisibleRows = { organizationIds: [], ownIn: [], userId: null };

/** Where the actor could see anything: as a member, or where the token confines what the site gives. */
const candidates = ({ memberships, token }: UserActor): ReadonlySet<OrganizationId> =>
  new Set([...memberships.keys(), ...(token?.organizationId ? [token.organizationId] : [])]);

function visibleTo(actor: UserActor, permission: Permission): VisibleRows {
  const { userId } = actor;
  const organizationIds: OrganizationId[] = [];
  const ownIn: OrganizationId[] = [];
  for (const organizationId of candidates(actor)) {
    if (decide(actor, permission, { organizationId })) organizationIds.push(organizationId);
    else if (decide(actor, permission, { organizationId, ownerId: userId })) ownIn.push(organizationId);
  }
  return { organizationIds, ownIn, userId };
}

/** Which organizations' objects does this reading permission open? One answer, however many there are. */
export function visibleOrganizations(actor: Actor, permission: Permission): Visibility {
  if (decide(actor, permission, {})) return "all";
  return actor.kind === "user" ? visibleTo(actor, permission) : nothing;
}
