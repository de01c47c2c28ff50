import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { OrganizationId, UserId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { findMemberLocked, recordMemberDeletion, type MemberRow } from "../../store/members.js";
import { findOrganization } from "../../store/organizations.js";
import { refuseManaged } from "../refuse-managed.js";
import { recordMemberChange } from "./record-member-change.js";

export interface Membership {
  organizationId: OrganizationId;
  userId: UserId;
}

async function remove(tx: Transaction, context: ActionContext, membership: Membership): Promise<MemberRow | null> {
  const before = await findMemberLocked(tx, membership);
  if (!before) return null;
  await recordMemberChange(tx, context, { action: "DELETE", before });
  await recordMemberDeletion(tx, before.id);
  return before;
}

/** Ends a membership, and with it that of all groups of the organization. Nobody ends their own. */
export async function removeOrganizationMember(
  context: ActionContext,
  membership: Membership,
): Promise<Refusal | { deletedId: string; userErrors: [] }> {
  const { organizationId, userId } = membership;
  orNotFound(await findOrganization(context.database, organizationId));
  authorize(context.actor, "ORGANIZATION_MEMBER_DELETE", { organizationId }, "ORGANIZATION_READ");
  const path = ["input", "userId"];
  if (userId === actingUserId(context.actor)) {
    return refuse("NOT_ALLOWED_HERE", path, "Nobody removes themselves. Ask another administrator.");
  }
  const byHand = { what: "ORGANIZATIONS" as const, organizationId: null, userIds: [userId], path };
  const managed = await refuseManaged(context.database, byHand);
  if (managed) return managed;
  const removed = await inTransaction(context.database, (tx) => remove(tx, context, membership));
  if (!removed) return refuse("NOT_FOUND", path, "This user is no member of the organization.");
  return done({ deletedId: encodeId("OrganizationMember", removed.id) });
}
