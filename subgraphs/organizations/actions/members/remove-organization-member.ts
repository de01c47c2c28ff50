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
import { listRolesOf } from "../../store/roles.js";
import { refuseManaged } from "../refuse-managed.js";
import { noPermissions, refuseEscalation } from "../roles/refuse-escalation.js";
import { recordMemberChange } from "./record-member-change.js";

export interface Membership {
  organizationId: OrganizationId;
  userId: UserId;
}

type Outcome = Refusal | { deletedId: string; userErrors: [] };

const path = ["input", "userId"];

/** Who leaves takes no ban along, and may be let in again without it: so it takes what lifting the ban takes. */
async function refuseLifting(tx: Transaction, context: ActionContext, { organizationId, roles }: MemberRow) {
  const held = (await listRolesOf(tx, organizationId)).filter(({ name }) => roles.includes(name));
  const denials = held.map(({ deniedPermissions }) => ({ ...noPermissions, deniedPermissions }));
  return refuseEscalation(context.actor, denials, { organizationId: organizationId as OrganizationId, path });
}

async function remove(tx: Transaction, context: ActionContext, membership: Membership): Promise<Outcome> {
  const before = await findMemberLocked(tx, membership);
  if (!before) return refuse("NOT_FOUND", path, "This user is no member of the organization.");
  const refusal = await refuseLifting(tx, context, before);
  if (refusal) return refusal;
  await recordMemberChange(tx, context, { action: "DELETE", before });
  await recordMemberDeletion(tx, before.id);
  return done({ deletedId: encodeId("OrganizationMember", before.id) });
}

/** Ends a membership, and with it that of all groups of the organization. Nobody ends their own. */
export async function removeOrganizationMember(context: ActionContext, membership: Membership): Promise<Outcome> {
  const { organizationId, userId } = membership;
  orNotFound(await findOrganization(context.database, organizationId));
  authorize(context.actor, "ORGANIZATION_MEMBER_DELETE", { organizationId }, "ORGANIZATION_READ");
  if (userId === actingUserId(context.actor)) {
    return refuse("NOT_ALLOWED_HERE", path, "Nobody removes themselves. Ask another administrator.");
  }
  const byHand = { what: "ORGANIZATIONS" as const, organizationId: null, userIds: [userId], path };
  const managed = await refuseManaged(context.database, byHand);
  if (managed) return managed;
  return inTransaction(context.database, (tx) => remove(tx, context, membership));
}
