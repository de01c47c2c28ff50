import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { GroupId, OrganizationId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { faultsOfEveryone } from "../../rules/faults-of-everyone.js";
import { faultsOfGroup, type GroupFields } from "../../rules/faults-of-group.js";
import {
  faultsOfGroupMembers,
  namesMembers,
  planGroupMembers,
  type GroupMembersInput,
} from "../../rules/plan-group-members.js";
import { listGroupUserIds, recordGroupJoins, recordGroupLeaves } from "../../store/group-members.js";
import { findGroup, findGroupLocked, recordGroupUpdate, type GroupRow } from "../../store/groups.js";
import { refuseManaged } from "../refuse-managed.js";
import { groupRefusals } from "./group-refusals.js";
import { recordGroupChange } from "./record-group-change.js";

export interface GroupUpdate extends GroupFields, GroupMembersInput {
  id: GroupId;
}

/** Brings the members about that the input wants; answers who they were and who they are. */
async function updateMembers(tx: Transaction, group: GroupRow, input: GroupUpdate) {
  if (!namesMembers(input)) return {};
  const before = await listGroupUserIds(tx, group.id);
  const { join, leave } = planGroupMembers(input, before);
  if (leave.length > 0) await recordGroupLeaves(tx, group.id, leave);
  if (join.length > 0) await recordGroupJoins(tx, group, join);
  return { before, after: [...before.filter((id) => !leave.includes(id)), ...join] };
}

async function update(tx: Transaction, context: ActionContext, input: GroupUpdate): Promise<GroupRow> {
  const group = orNotFound(await findGroupLocked(tx, input.id));
  const { name, displayName, avatarUrl, quotaAllowance } = input;
  const after = await recordGroupUpdate(tx, input.id, {
    name: name ?? undefined,
    displayName: displayName ?? undefined,
    avatarUrl: avatarUrl === null ? "" : avatarUrl,
    quotaAllowance: quotaAllowance ?? undefined,
  });
  const userIds = await updateMembers(tx, group, input);
  await recordGroupChange(tx, context, {
    action: "UPDATE",
    before: { group, userIds: userIds.before },
    after: { group: after, userIds: userIds.after },
  });
  return after;
}

const memberFields = ["memberIds", "addMemberIds", "removeMemberIds"] as const;

/** Who a sync puts into groups neither joins nor leaves them by hand; others may, in the same group. */
async function refuseManagedMembers({ database }: ActionContext, group: GroupRow, input: GroupUpdate) {
  const field = memberFields.find((each) => input[each] !== undefined);
  if (!field) return null;
  const { join, leave } = planGroupMembers(input, await listGroupUserIds(database, group.id));
  const { organizationId } = group;
  return refuseManaged(database, {
    what: "GROUPS",
    organizationId,
    userIds: [...join, ...leave],
    path: ["input", field],
  });
}

/** Changes what is given; what is left out stays. Of the Everyone group only what is no part of being everybody's. */
export async function updateGroup(
  context: ActionContext,
  input: GroupUpdate,
): Promise<Refusal | { group: GroupRow; userErrors: [] }> {
  const group = orNotFound(await findGroup(context.database, input.id));
  const organizationId = group.organizationId as OrganizationId;
  authorize(context.actor, "GROUP_UPDATE", { organizationId }, "GROUP_READ");
  const faults = [
    ...(group.isEveryone ? faultsOfEveryone(group.name, input) : []),
    ...faultsOfGroup(input),
    ...faultsOfGroupMembers(input),
  ];
  if (faults.length > 0) return refuseAll(faults);
  const managed = await refuseManagedMembers(context, group, input);
  if (managed) return managed;
  try {
    return done({ group: await inTransaction(context.database, (tx) => update(tx, context, input)) });
  } catch (error) {
    const joining = input.memberIds === undefined ? "addMemberIds" : "memberIds";
    return refuseViolation(error, groupRefusals(input.name ?? group.name, joining));
  }
}
