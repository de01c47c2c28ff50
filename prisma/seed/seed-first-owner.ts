import type { Clock } from "../../foundation/clock/clock.js";
import { inTransaction } from "../../foundation/database/in-transaction.js";
import { newId } from "../../foundation/ids/new-id.js";
import { hashSecret, newSecret } from "../../foundation/secrets/secret.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { recordFirstOwner } from "./record-first-owner.js";

/**
 * Makes the default organization and a site owner in a database without users, so that somebody can sign in. Answers the
 * owner's access token, which is kept nowhere; null where there are users already.
 */
export async function seedFirstOwner(database: PrismaClient, clock: Clock): Promise<string | null> {
  const createdAt = clock.now();
  const token = newSecret("orgp");
  return inTransaction(database, async (tx) => {
    if ((await tx.user.count()) > 0) return null;
    const organization = { name: "default", displayName: "Default" };
    const userId = await recordFirstOwner(tx, { organization, createdAt });
    const row = { id: newId<"AccessToken">(), userId, name: "first", secretHash: hashSecret(token), createdAt };
    await tx.accessToken.create({ data: row });
    return token;
  });
}
