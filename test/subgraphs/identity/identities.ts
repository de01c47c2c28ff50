import { newId } from "../../../foundation/ids/new-id.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import type { Prisma, PrismaClient } from "../../../generated/prisma/client.js";
import { recordOrganization } from "../../../subgraphs/organizations/store/record-organization.js";

export const signedInAt = new Date("2026-11-24T07:30:00.000Z");

/** A provider that nobody asks. */
export async function createProvider(database: PrismaClient, name = "Test"): Promise<string> {
  const id = newId<"IdentityProvider">();
  const issuer = `https://${name.toLowerCase()}.example.test`;
  await database.identityProvider.create({ data: { id, name, issuer, clientId: "orgplane", scopes: ["openid"] } });
  return id;
}

export interface StoredSignIn {
  providerId: string;
  userId: string;
  claims: object;
}

/** What a sign-in leaves behind: an identity with its claims, and the user marked as synced. */
export async function storeSignIn(database: PrismaClient, { providerId, userId, claims }: StoredSignIn): Promise<void> {
  const kept = { claims: claims as Prisma.InputJsonObject, lastSignInAt: signedInAt };
  await database.userIdentity.upsert({
    where: { providerId_subject: { providerId, subject: userId } },
    create: { id: newId(), providerId, userId, subject: userId, ...kept },
    update: kept,
  });
  const managed = { userId, what: "IDENTITY" };
  if ((await database.managed.count({ where: managed })) === 0)
    await database.managed.create({ data: { id: newId(), ...managed, setting: "Test" } });
}

/** Another user, a member of these organizations. */
export async function createUser(database: PrismaClient, username: string, siteRoles: string[] = []): Promise<string> {
  const id = newId<"User">();
  await database.user.create({ data: { id, username, siteRoles } });
  return id;
}

export async function createOrganization(database: PrismaClient, name: string): Promise<OrganizationId> {
  const id = newId<"Organization">();
  const texts = { name, displayName: name, description: "", icon: "" };
  await recordOrganization(database, { id, ...texts, createdAt: signedInAt });
  return id;
}

export async function createGroup(database: PrismaClient, organizationId: string, name: string): Promise<string> {
  const id = newId<"Group">();
  await database.group.create({ data: { id, organizationId, name } });
  return id;
}

/** All that a sync can change of a user, as rows say it: groups by name. */
export async function rowsOf(database: PrismaClient, userId: string) {
  const { siteRoles } = await database.user.findUniqueOrThrow({ where: { id: userId } });
  const members = await database.member.findMany({
    where: { userId },
    include: { organization: true, groups: { include: { group: true } } },
  });
  const organizations = members.map(({ organization, roles, groups }): [string, object] => [
    organization.name,
    { roles: [...roles].sort(), groups: groups.map(({ group }) => group.name).sort() },
  ]);
  return {
    siteRoles: [...siteRoles].sort(),
    organizations: Object.fromEntries(organizations.sort()) as Record<string, { roles: string[]; groups: string[] }>,
  };
}
