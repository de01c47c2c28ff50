import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PrismaClient } from "../../generated/prisma/client.js";

const name = "the demo's identity provider";

/** Where the demo's identity provider was the last time; null before the first. */
export async function findDemoIssuer(database: PrismaClient): Promise<string | null> {
  return (await database.identityProvider.findUnique({ where: { name } }))?.issuer ?? null;
}

/** What orgplane and the demo's identity provider know of each other, from its file; made where there is none. */
export async function demoClientSecret(dataDir: string): Promise<{ secret: string; isNew: boolean }> {
  const file = join(dataDir, "demo/identity-provider.secret");
  const known = await readFile(file, "utf8").catch(() => "");
  if (known.trim() !== "") return { secret: known.trim(), isNew: false };
  const secret = randomBytes(24).toString("base64url");
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  return { secret, isNew: true };
}
