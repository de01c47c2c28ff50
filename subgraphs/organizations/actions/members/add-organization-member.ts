import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { inTransaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId, UserId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { visibleUsers } from "../../../../foundation/rbac/visible-users.js";
import { faultsOfRoles } from "../../rules/faults-of-roles.js";
import type { MemberRow } from "../../store/members.js";
import { findOrganization } from "../../store/organizations.js";
import { refuseManaged } from "../refuse-managed.js";
import { refuseEscalation } from "../roles/refuse-escalation.js";
import { listRolesOf } from "../../store/roles.js";
import { findVisibleUser } from "../../store/users.js";
import { addMember } from "./add-member.js";

export interface NewMember {
  organizationId: OrganizationId;
  userId: UserId;
  roles?: string[] | null;
}

const unknownUser = refuse("NOT_FOUND", ["input", "userId"], "There is no such user, or you may not see them.");
const ownRoles = refuse("NOT_ALLOWED_HERE", ["input", "roles"], "Nobody gives themselves roles. Ask somebody else.");
const refusals = {
  members_organization_id_user_id_key: refuse("TAKEN", ["input", "userId"], "This user is a member already."),
  members_user_id_fkey: unknownUser,
};

/** Memberships and roles that a sync decides about are not given by hand. */
async function refuseManagedMember(
  store: ActionContext["database"],
  { organizationId, userId, roles }: NewMember,
): Promise<Refusal | null> {
  const userIds = [userId];
  const path = ["input", "userId"];
  const refusal = await refuseManaged(store, { what: "ORGANIZATIONS", organizationId: null, userIds, path });
  if (refusal || !roles?.length) return refusal;
  return refuseManaged(store, { what: "ROLES", organizationId, userIds, path: ["input", "roles"] });
}

/** Makes a user a member, with the organization's default roles and those given. Nobody gives themselves more than the default. */
export async function addOrganizationMember(
  context: ActionContext,
  { organizationId, userId, roles }: NewMember,
): Promise<Refusal | { member: MemberRow; userErrors: [] }> {
  const { actor, database } = context;
  const organization = orNotFound(await findOrganization(database, organizationId));
  authorize(actor, "ORGANIZATION_MEMBER_CREATE", { organizationId }, "ORGANIZATION_READ");
  if (roles?.length) authorize(actor, "ORGANIZATION_ROLE_ASSIGN", { organizationId });
  if (roles?.length && userId === actingUserId(actor)) return ownRoles;
  if (!(await findVisibleUser(database, userId, visibleUsers(actor)))) return unknownUser;
  const managed = await refuseManagedMember(database, { organizationId, userId, roles });
  if (managed) return managed;
  const path = ["input", "roles"];
  const known = await listRolesOf(database, organizationId);
  const faults = faultsOfRoles(roles ?? [], { known: known.map(({ name }) => name), path });
  if (faults.length > 0) return refuseAll(faults);
  const given = known.filter(({ name }) => roles?.includes(name) && !organization.defaultMemberRoles.includes(name));
  const refusal = refuseEscalation(actor, given, { organizationId, path });
  if (refusal) return refusal;
  const addition = { organization, userId, roles: roles ?? [] };
  try {
    return done({ member: await inTransaction(database, (tx) => addMember(tx, context, addition)) });
  } catch (error) {
    return refuseViolation(error, refusals);
  }
}
