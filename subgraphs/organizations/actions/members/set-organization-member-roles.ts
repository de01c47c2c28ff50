import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId, UserId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { diffRoles, faultsOfRoles } from "../../rules/faults-of-roles.js";
import { findMemberLocked, recordMemberRoles, type MemberRow } from "../../store/members.js";
import { findOrganization } from "../../store/organizations.js";
import { listRoleNames } from "../../store/roles.js";
import { recordMemberChange } from "./record-member-change.js";

export interface MemberRoles {
  organizationId: OrganizationId;
  userId: UserId;
  roles: string[];
}

async function set(tx: Transaction, context: ActionContext, input: MemberRoles): Promise<MemberRow | null> {
  const before = await findMemberLocked(tx, input);
  if (!before) return null;
  const { given, taken } = diffRoles(before.roles, input.roles);
  if (taken.length > 0) authorize(context.actor, "ORGANIZATION_ROLE_UNASSIGN", input);
  if (given.length + taken.length === 0) return before;
  const after = await recordMemberRoles(tx, before.id, { roles: input.roles, updatedAt: context.clock.now() });
  await recordMemberChange(tx, context, { action: "UPDATE", before, after });
  return after;
}

/** Gives a member exactly these roles, beside the implied one. */
export async function setOrganizationMemberRoles(
  context: ActionContext,
  input: MemberRoles,
): Promise<Refusal | { member: MemberRow; userErrors: [] }> {
  const { organizationId } = input;
  orNotFound(await findOrganization(context.database, organizationId));
  authorize(context.actor, "ORGANIZATION_ROLE_ASSIGN", { organizationId }, "ORGANIZATION_READ");
  const choice = { known: await listRoleNames(context.database, organizationId), path: ["input", "roles"] };
  const faults = faultsOfRoles(input.roles, choice);
  if (faults.length > 0) return refuseAll(faults);
  const roles = [...new Set(input.roles)];
  const member = await inTransaction(context.database, (tx) => set(tx, context, { ...input, roles }));
  if (!member) return refuse("NOT_FOUND", ["input", "userId"], "This user is no member of the organization.");
  return done({ member });
}
