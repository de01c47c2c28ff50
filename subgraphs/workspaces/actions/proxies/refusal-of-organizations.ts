import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { decide } from "../../../../foundation/rbac/decide.js";
import { listKnownOrganizations } from "../../../organizations/commands/list-known-organizations.js";

/** The refusal of organizations that are not there, or not the actor's to know. */
export async function refusalOfOrganizations(
  tx: Transaction,
  { actor }: ActionContext,
  organizationIds: readonly OrganizationId[],
): Promise<Refusal | null> {
  const known = await listKnownOrganizations(tx, organizationIds);
  const isKnown = (organizationId: OrganizationId) =>
    known.has(organizationId) && decide(actor, "ORGANIZATION_READ", { organizationId });
  const stranger = organizationIds.findIndex((organizationId) => !isKnown(organizationId));
  if (stranger < 0) return null;
  return refuse("NOT_FOUND", ["input", "organizationIds", String(stranger)], "There is no such organization.");
}
