import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import type { UserId } from "../../../../foundation/ids/ids.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { recordMember, type MemberRow } from "../../store/members.js";
import type { OrganizationRow } from "../../store/organizations.js";
import { recordMemberChange } from "./record-member-change.js";

interface Addition {
  organization: OrganizationRow;
  userId: UserId;
  roles: string[];
}

/** Writes a membership with the organization's default roles and these, and its audit row. */
export async function addMember(
  tx: Transaction,
  context: ActionContext,
  { organization, userId, roles }: Addition,
): Promise<MemberRow> {
  const now = context.clock.now();
  const member = await recordMember(tx, {
    id: newId<"OrganizationMember">(),
    organizationId: organization.id,
    userId,
    roles: [...new Set([...organization.defaultMemberRoles, ...roles])],
    createdAt: now,
    updatedAt: now,
  });
  await recordMemberChange(tx, context, { action: "CREATE", after: member });
  return member;
}
