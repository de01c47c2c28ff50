import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { OrganizationId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { readMemberUserIds } from "../../../organizations/commands/list-member-user-ids.js";
import { listClaimNames, listClaimValues, type ClaimsOf } from "../../store/seen-claims.js";

/** Whose claims the actor may look into: an organization's administrator sees those of its members. */
async function claimsFor(context: ActionContext, organizationId: OrganizationId | null): Promise<ClaimsOf> {
  if (organizationId) orNotFound(await findOrganizationNamed(context.database, organizationId));
  authorize(context.actor, "IDENTITY_SYNC_READ", { organizationId }, organizationId ? "ORGANIZATION_READ" : undefined);
  if (!organizationId) return "all";
  return (await readMemberUserIds(context.database, [organizationId])).get(organizationId) ?? [];
}

/** Names of the claims that sign-ins have brought. */
export const readClaimNames = async (context: ActionContext, organizationId: OrganizationId | null) =>
  listClaimNames(context.database, await claimsFor(context, organizationId));

export interface ValuesAsked {
  name: string;
  organizationId: OrganizationId | null;
  first: number;
}

/** Values that one claim has had, the most frequent first. */
export const readClaimValues = async (context: ActionContext, { name, organizationId, first }: ValuesAsked) =>
  listClaimValues(context.database, { name, first, users: await claimsFor(context, organizationId) });
