import { actingUserId, type Actor } from "../../../foundation/rbac/actor.js";
import { decide, type GivenByObject, type Resource } from "../../../foundation/rbac/decide.js";
import type { UserId } from "../../../foundation/ids/ids.js";
import { resourceOf } from "../../../foundation/rbac/resource-of.js";
import type { TypeAccess } from "../../../foundation/subgraph-kit/subgraph-definition.js";
import type { OrganizationsContext } from "./context.js";
import type { AccessTokenRow, AuditRow, GroupRow, MemberRow, OrganizationRow, RoleRow, UserRow } from "./loaders.js";

/** What whoever shares an organization with a user sees of them; rows are at hand for those alone, or for USER_READ. */
const profile: ReadonlySet<string> = new Set(["username", "name", "avatarUrl", "kind"]);
const asProfile: readonly GivenByObject[] = ["USER_READ"];

const ownedBy = ({ id }: UserRow): Resource => ({ ownerId: id as UserId });

/** Seen in the organization that both share: in that of the actor's token, where it is for one alone. */
const profileOf = (user: UserRow, actor: Actor): Resource => ({
  ...ownedBy(user),
  organizationId: actor.kind === "user" ? (actor.token?.organizationId ?? null) : null,
  granted: asProfile,
});

/** A group that one is in is one's own. */
const ownGroup = (actor: Actor, { id }: GroupRow): UserId | null =>
  actor.kind === "user" && actor.groupIds.has(id) ? actingUserId(actor) : null;

/** Whoever may read site roles reads them like those of an organization. */
const asSiteRole = (role: RoleRow, actor: Actor): readonly GivenByObject[] =>
  role.organizationId === null && decide(actor, "SITE_ROLE_READ", {}) ? ["ORGANIZATION_ROLE_READ"] : [];

const placeOf = ({ organizationId }: { organizationId: string | null }) =>
  organizationId === null ? {} : resourceOf({ organizationId });

/** Where this subgraph's objects belong. */
export const typeAccess: Readonly<Record<string, TypeAccess<OrganizationsContext>>> = {
  Organization: {
    of: ({ id }: Pick<OrganizationRow, "id">) => resourceOf({ organizationId: id }),
    readBy: "ORGANIZATION_READ",
  },
  User: { of: (user: UserRow, { actor }, field) => (profile.has(field) ? profileOf(user, actor) : ownedBy(user)) },
  OrganizationMember: {
    of: ({ organizationId, userId }: MemberRow) => resourceOf({ organizationId, ownerId: userId }),
  },
  Group: {
    of: (group: GroupRow, { actor }) =>
      resourceOf({ organizationId: group.organizationId, ownerId: ownGroup(actor, group) }),
  },
  Role: { of: (role: RoleRow, { actor }) => ({ ...placeOf(role), granted: asSiteRole(role, actor) }) },
  AccessToken: { of: ({ userId }: AccessTokenRow) => ({ ownerId: userId as UserId }) },
  AuditEntry: { of: (entry: AuditRow) => placeOf(entry) },
};
