import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId, UserId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { diffRoles, faultsOfRoles } from "../../rules/faults-of-roles.js";
import { findMemberLocked, recordMemberRoles, type MemberRow } from "../../store/members.js";
import { findOrganization } from "../../store/organizations.js";
import { refuseManaged } from "../refuse-managed.js";
import { refuseEscalation } from "../roles/refuse-escalation.js";
import { listRolesOf, type RoleRow } from "../../store/roles.js";
import { recordMemberChange } from "./record-member-change.js";

export interface MemberRoles {
  organizationId: OrganizationId;
  userId: UserId;
  roles: string[];
}

type Outcome = Refusal | { member: MemberRow; userErrors: [] };

const path = ["input", "roles"];
const notMember = refuse("NOT_FOUND", ["input", "userId"], "This user is no member of the organization.");
const ownRoles = refuse("NOT_ALLOWED_HERE", ["input", "userId"], "Nobody changes their own roles. Ask somebody else.");

async function set(
  tx: Transaction,
  context: ActionContext,
  { known, ...input }: MemberRoles & Known,
): Promise<Outcome> {
  const before = await findMemberLocked(tx, input);
  if (!before) return notMember;
  const { given, taken } = diffRoles(before.roles, input.roles);
  if (given.length + taken.length === 0) return done({ member: before });
  if (taken.length > 0) authorize(context.actor, "ORGANIZATION_ROLE_UNASSIGN", input);
  const { organizationId, userId } = input;
  const managed = await refuseManaged(tx, { what: "ROLES", organizationId, userIds: [userId], path });
  if (managed) return managed;
  const changed = known.filter(({ name }) => given.includes(name) || taken.includes(name));
  const refusal = refuseEscalation(context.actor, changed, { organizationId, path });
  if (refusal) return refusal;
  const after = await recordMemberRoles(tx, before.id, { roles: input.roles, updatedAt: context.clock.now() });
  await recordMemberChange(tx, context, { action: "UPDATE", before, after });
  return done({ member: after });
}

interface Known {
  known: readonly RoleRow[];
}

/** Gives a member exactly these roles, beside the implied one. Nobody gives or takes what they do not hold, or changes their own. */
export async function setOrganizationMemberRoles(context: ActionContext, input: MemberRoles): Promise<Outcome> {
  const { organizationId } = input;
  orNotFound(await findOrganization(context.database, organizationId));
  authorize(context.actor, "ORGANIZATION_ROLE_ASSIGN", { organizationId }, "ORGANIZATION_READ");
  if (input.userId === actingUserId(context.actor)) return ownRoles;
  const known = await listRolesOf(context.database, organizationId);
  const faults = faultsOfRoles(input.roles, { known: known.map(({ name }) => name), path });
  if (faults.length > 0) return refuseAll(faults);
  const roles = [...new Set(input.roles)];
  return inTransaction(context.database, (tx) => set(tx, context, { ...input, roles, known }));
}
