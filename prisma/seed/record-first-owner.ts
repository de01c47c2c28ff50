import type { Transaction } from "../../foundation/database/in-transaction.js";
import { newId } from "../../foundation/ids/new-id.js";
import { ensureSiteRoles } from "../../subgraphs/organizations/store/ensure-site-roles.js";
import { recordOrganization } from "../../subgraphs/organizations/store/record-organization.js";

export interface FirstOwner {
  /** The default organization. */
  organization: { name: string; displayName: string };
  createdAt: Date;
}

/** Writes what a deployment is never without: the site's roles, a default organization, and an owner in it. Answers the owner's id. */
export async function recordFirstOwner(tx: Transaction, { organization, createdAt }: FirstOwner): Promise<string> {
  await ensureSiteRoles(tx, createdAt);
  const [organizationId, userId] = [newId<"Organization">(), newId<"User">()];
  const texts = { ...organization, description: "", icon: "" };
  await recordOrganization(tx, { id: organizationId, ...texts, createdAt, isDefault: true });
  await tx.user.create({ data: { id: userId, username: "owner", name: "Owner", siteRoles: ["owner"], createdAt } });
  await tx.member.create({ data: { id: newId<"OrganizationMember">(), organizationId, userId, roles: [], createdAt } });
  return userId;
}
