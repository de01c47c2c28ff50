import type { Transaction } from "../../foundation/database/in-transaction.js";
import { newId } from "../../foundation/ids/new-id.js";
import { hashSecret, newSecret } from "../../foundation/secrets/secret.js";
import type { PrismaClient } from "../../generated/prisma/client.js";

/** What demo.json says, so that scripts and people can sign in: secrets by username and by organization. */
export interface DemoCredentials {
  tokens: Record<string, string>;
  provisionerKeys: Record<string, string>;
}

const name = "demo";

/** Gives every user a token called "demo", in place of those of before; answers their secrets by username. */
export async function renewDemoTokens(tx: Transaction, createdAt: Date): Promise<Record<string, string>> {
  await tx.accessToken.deleteMany({ where: { name } });
  const users = await tx.user.findMany({ orderBy: { id: "asc" } });
  const tokens = users.map((user) => ({ user, secret: newSecret("orgp") }));
  await tx.accessToken.createMany({
    data: tokens.map(({ user, secret }) => ({
      id: newId<"AccessToken">(),
      userId: user.id,
      name,
      secretHash: hashSecret(secret),
      createdAt,
    })),
  });
  return Object.fromEntries(tokens.map(({ user, secret }) => [user.username, secret]));
}

/** Deletes the keys that the manifests make: of a seeding that was broken off nobody may have their secrets. */
export const forgetDemoKeys = (tx: Transaction) => tx.provisionerKey.deleteMany({ where: { name } });

/** Is the demo world in this database? Only its seeding makes tokens of that name for everybody. */
export async function hasDemoWorld(database: PrismaClient): Promise<boolean> {
  const owner = await database.user.findUnique({ where: { username: "owner" }, include: { accessTokens: true } });
  return owner?.accessTokens.some((token) => token.name === name) ?? false;
}
