import type { Clock } from "../../foundation/clock/clock.js";
import { inTransaction, type Transaction } from "../../foundation/database/in-transaction.js";
import { newId } from "../../foundation/ids/new-id.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { forgetDemoKeys, renewDemoTokens } from "./demo-credentials.js";
import { defaultOrganization, serviceAccounts, siteRoles } from "./demo-world.js";
import { recordFirstOwner } from "./record-first-owner.js";

const inWords = (username: string): string =>
  username.replace(/(^|-)(\w)/g, (_, dash: string, letter: string) => (dash ? " " : "") + letter.toUpperCase());

const isProgram = (username: string): boolean => serviceAccounts.includes(username);

async function recordPeople(tx: Transaction, usernames: readonly string[], createdAt: Date): Promise<void> {
  const organization = { name: defaultOrganization, displayName: defaultOrganization };
  const owner = await recordFirstOwner(tx, { organization, createdAt });
  await tx.user.update({ where: { id: owner }, data: { email: "owner@megaco.example" } });
  const others = usernames.filter((username) => username !== "owner");
  await tx.user.createMany({
    data: others.map((username) => ({
      ...{ id: newId<"User">(), username, name: inWords(username), createdAt },
      kind: isProgram(username) ? "SERVICE_ACCOUNT" : "HUMAN",
      email: isProgram(username) ? null : `${username}@megaco.example`,
      siteRoles: username in siteRoles ? [siteRoles[username]!] : [],
    })),
  });
}

/**
 * Writes these users, into a database that has none, with a default organization that nothing is said of yet; and gives every
 * user a token, in place of the one of a seeding that was broken off. All or nothing. Answers the tokens by username.
 */
export function seedPeople(
  database: PrismaClient,
  clock: Clock,
  usernames: readonly string[],
): Promise<Record<string, string>> {
  return inTransaction(database, async (tx) => {
    if ((await tx.user.count()) === 0) await recordPeople(tx, usernames, clock.now());
    await forgetDemoKeys(tx);
    return renewDemoTokens(tx, clock.now());
  });
}
