import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId, UserId } from "../../../../foundation/ids/ids.js";
import { faultsOfManifestLabel } from "../../../../foundation/names/manifest-label.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { faultsOfGroup } from "../../rules/faults-of-group.js";
import { recordGroupJoins } from "../../store/group-members.js";
import { recordGroup, type GroupRow } from "../../store/groups.js";
import { findOrganization } from "../../store/organizations.js";
import { refuseManaged } from "../refuse-managed.js";
import { groupRefusals } from "./group-refusals.js";
import { recordGroupChange } from "./record-group-change.js";

export interface NewGroup {
  organizationId: OrganizationId;
  name: string;
  displayName?: string | null;
  avatarUrl?: string | null;
  quotaAllowance?: number | null;
  memberIds?: UserId[] | null;
  manifestLabel?: string | null;
}

async function create(tx: Transaction, context: ActionContext, input: NewGroup): Promise<GroupRow> {
  const group = await recordGroup(tx, {
    id: newId<"Group">(),
    organizationId: input.organizationId,
    name: input.name,
    displayName: input.displayName ?? input.name,
    avatarUrl: input.avatarUrl ?? "",
    quotaAllowance: input.quotaAllowance ?? 0,
    manifestLabel: input.manifestLabel ?? null,
    createdAt: context.clock.now(),
  });
  const userIds = [...new Set(input.memberIds)];
  if (userIds.length > 0) await recordGroupJoins(tx, group, userIds);
  await recordGroupChange(tx, context, { action: "CREATE", after: { group, userIds } });
  return group;
}

/** Makes a group of members of an organization. */
export async function createGroup(
  context: ActionContext,
  input: NewGroup,
): Promise<Refusal | { group: GroupRow; userErrors: [] }> {
  const { organizationId, quotaAllowance } = input;
  orNotFound(await findOrganization(context.database, organizationId));
  authorize(context.actor, "GROUP_CREATE", { organizationId }, "ORGANIZATION_READ");
  const displayName = input.displayName ?? undefined;
  const faults = [
    ...faultsOfGroup({ ...input, displayName, quotaAllowance: quotaAllowance ?? 0 }),
    ...faultsOfManifestLabel(input.manifestLabel),
  ];
  if (faults.length > 0) return refuseAll(faults);
  const byHand = { what: "GROUPS" as const, organizationId, userIds: input.memberIds ?? [] };
  const managed = await refuseManaged(context.database, { ...byHand, path: ["input", "memberIds"] });
  if (managed) return managed;
  try {
    return done({ group: await inTransaction(context.database, (tx) => create(tx, context, input)) });
  } catch (error) {
    return refuseViolation(error, groupRefusals(input.name, "memberIds"));
  }
}
