import type { Clock } from "../../foundation/clock/clock.js";
import { inTransaction } from "../../foundation/database/in-transaction.js";
import { newId } from "../../foundation/ids/new-id.js";
import { hashSecret, newSecret } from "../../foundation/secrets/secret.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { ensureSiteRoles } from "../../subgraphs/organizations/store/ensure-site-roles.js";
import { recordOrganization } from "../../subgraphs/organizations/store/record-organization.js";

/**
 * Makes the default organization and a site owner in a database without users, so that somebody can sign in. Answers the
 * owner's access token, which is kept nowhere; null where there are users already.
 */
export async function seedFirstOwner(database: PrismaClient, clock: Clock): Promise<string | null> {
  const createdAt = clock.now();
  const token = newSecret("orgp");
  return inTransaction(database, async (tx) => {
    if ((await tx.user.count()) > 0) return null;
    await ensureSiteRoles(tx, createdAt);
    const [organizationId, userId] = [newId<"Organization">(), newId<"User">()];
    const names = { name: "default", displayName: "Default", description: "", icon: "" };
    await recordOrganization(tx, { id: organizationId, ...names, createdAt, isDefault: true });
    await tx.user.create({ data: { id: userId, username: "owner", name: "Owner", siteRoles: ["owner"], createdAt } });
    await tx.member.create({
      data: { id: newId<"OrganizationMember">(), organizationId, userId, roles: [], createdAt },
    });
    const row = { id: newId<"AccessToken">(), userId, name: "first", secretHash: hashSecret(token), createdAt };
    await tx.accessToken.create({ data: row });
    return token;
  });
}
