import type { Sealer } from "../../foundation/encryption/sealer.js";
import { newId } from "../../foundation/ids/new-id.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { sealSecret } from "../../subgraphs/identity/actions/providers/provider-secret.js";

const name = "the demo's identity provider";

/** What orgplane and the demo's identity provider know of each other. */
export interface DemoClient {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** Where the demo's identity provider was the last time; null before the first. */
export async function findDemoIssuer(database: PrismaClient): Promise<string | null> {
  return (await database.identityProvider.findUnique({ where: { name } }))?.issuer ?? null;
}

/** Makes the demo's identity provider known, with the secret and the address of this start. */
export async function seedIdentityProvider(database: PrismaClient, sealer: Sealer, client: DemoClient): Promise<void> {
  const { issuer, clientId, clientSecret } = client;
  const known = await database.identityProvider.findUnique({ where: { name }, select: { id: true } });
  const id = known?.id ?? newId<"IdentityProvider">();
  const data = { name, issuer, clientId, clientSecret: sealSecret(sealer, id, clientSecret) };
  const scopes = ["openid", "profile", "email", "groups"];
  await database.identityProvider.upsert({ where: { id }, create: { id, ...data, scopes }, update: data });
}
