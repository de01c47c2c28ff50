import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { refuseViolation } from "../../../../foundation/actions/refuse-violation.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { readMemberUserIds } from "../../../organizations/commands/list-member-user-ids.js";
import { countClaimants, recordResync, type ResyncRow } from "../../store/resyncs.js";

const running: Readonly<Record<string, Refusal>> = {
  identity_resyncs_one_running: refuse(
    "CONFLICT",
    null,
    "A resync is running already. Wait for its end, or cancel it: see identityResyncs.",
  ),
};

type Organization = { id: string; name: string } | null;

async function start(tx: Transaction, context: ActionContext, organization: Organization): Promise<ResyncRow> {
  const members = organization && (await readMemberUserIds(tx, [organization.id])).get(organization.id);
  const startedAt = context.clock.now();
  const total = await countClaimants(tx, organization ? (members ?? []) : "all");
  const resync = await recordResync(tx, {
    id: newId<"IdentityResync">(),
    organizationId: organization?.id ?? null,
    initiatorId: actingUserId(context.actor),
    status: "RUNNING",
    ...{ total, startedAt },
  });
  await recordChange(tx, context, {
    action: "START",
    resourceType: "IdentityResync",
    resourceId: resync.id,
    resourceName: organization?.name ?? "everybody",
    organization,
    after: { users: total },
  });
  return resync;
}

/** Begins to apply today's settings to everybody's stored claims (of one organization's members), in the background. */
export async function startResync(
  context: ActionContext,
  { organizationId }: { organizationId: OrganizationId | null },
): Promise<Refusal | { resync: ResyncRow; userErrors: [] }> {
  const organization = organizationId && orNotFound(await findOrganizationNamed(context.database, organizationId));
  authorize(
    context.actor,
    "IDENTITY_SYNC_UPDATE",
    { organizationId },
    organizationId ? "ORGANIZATION_READ" : undefined,
  );
  try {
    return done({ resync: await inTransaction(context.database, (tx) => start(tx, context, organization)) });
  } catch (error) {
    return refuseViolation(error, running);
  }
}
