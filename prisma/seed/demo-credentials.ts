import type { Clock } from "../../foundation/clock/clock.js";
import { inTransaction, type Transaction } from "../../foundation/database/in-transaction.js";
import { newId } from "../../foundation/ids/new-id.js";
import { hashSecret, newSecret } from "../../foundation/secrets/secret.js";
import type { PrismaClient } from "../../generated/prisma/client.js";

/** What demo.json says, so that scripts and people can sign in: secrets by username and by organization. */
export interface DemoCredentials {
  tokens: Record<string, string>;
  provisionerKeys: Record<string, string>;
}

const name = "demo";

async function newTokens(tx: Transaction, now: Date): Promise<Record<string, string>> {
  await tx.accessToken.deleteMany({ where: { name } });
  const users = await tx.user.findMany({ orderBy: { id: "asc" } });
  const tokens = users.map((user) => ({ user, secret: newSecret("orgp") }));
  await tx.accessToken.createMany({
    data: tokens.map(({ user, secret }) => ({
      id: newId<"AccessToken">(),
      userId: user.id,
      name,
      secretHash: hashSecret(secret),
      createdAt: now,
    })),
  });
  return Object.fromEntries(tokens.map(({ user, secret }) => [user.username, secret]));
}

async function newKeys(tx: Transaction, now: Date): Promise<Record<string, string>> {
  await tx.provisionerKey.deleteMany({ where: { name } });
  const organizations = await tx.organization.findMany({ orderBy: { id: "asc" } });
  const keys = organizations.map((organization) => ({ organization, secret: newSecret("orgk") }));
  await tx.provisionerKey.createMany({
    data: keys.map(({ organization, secret }) => ({
      id: newId<"ProvisionerKey">(),
      organizationId: organization.id,
      name,
      secretHash: hashSecret(secret),
      createdAt: now,
    })),
  });
  return Object.fromEntries(keys.map(({ organization, secret }) => [organization.name, secret]));
}

/** Gives every user a token and every organization a provisioner key called "demo", in place of those of before. */
export function renewDemoCredentials(database: PrismaClient, clock: Clock): Promise<DemoCredentials> {
  return inTransaction(database, async (tx) => ({
    tokens: await newTokens(tx, clock.now()),
    provisionerKeys: await newKeys(tx, clock.now()),
  }));
}

/** Is the demo world in this database? Only its seeding makes tokens of that name for everybody. */
export async function hasDemoWorld(database: PrismaClient): Promise<boolean> {
  const owner = await database.user.findUnique({ where: { username: "owner" }, include: { accessTokens: true } });
  return owner?.accessTokens.some((token) => token.name === name) ?? false;
}
