import type { Prisma, UserIdentity } from "../../../generated/prisma/client.js";
import type { IdentityStore } from "./identity-store.js";

export type IdentityRow = UserIdentity;

export const listIdentitiesOf = (store: IdentityStore, userIds: readonly string[]) =>
  store.userIdentity.findMany({ where: { userId: { in: [...userIds] } }, orderBy: { lastSignInAt: "desc" } });

export const findIdentity = (store: IdentityStore, providerId: string, subject: string) =>
  store.userIdentity.findUnique({ where: { providerId_subject: { providerId, subject } } });

/** The accounts by which each of these users signed in last. */
export async function listLastIdentities(store: IdentityStore, userIds: readonly string[]): Promise<IdentityRow[]> {
  const rows = await store.userIdentity.findMany({
    where: { userId: { in: [...userIds] } },
    orderBy: [{ userId: "asc" }, { lastSignInAt: "desc" }],
    distinct: ["userId"],
  });
  return rows;
}

type Claimed = { claims: object; unknown: string[]; lastSignInAt?: Date };

const json = ({ claims, ...rest }: Claimed) => ({ ...rest, claims: claims as Prisma.InputJsonObject });

/** An account that nobody knew before. */
export const recordIdentity = (
  store: IdentityStore,
  {
    claims,
    ...identity
  }: Pick<IdentityRow, "id" | "providerId" | "userId" | "subject" | "unknown" | "lastSignInAt"> & Claimed,
) => store.userIdentity.create({ data: { ...identity, claims: claims } });

/** What is claimed of an account from now on. */
export const recordClaims = (store: IdentityStore, id: string, claimed: Claimed) =>
  store.userIdentity.update({ where: { id }, data: json(claimed) });

/** Whoever holds it alone signs this account in, until the transaction ends: also one that nobody knows yet. */
export const holdSubject = (store: IdentityStore, providerId: string, subject: string) =>
  store.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`identity:${providerId}:${subject}`}, 0))`;
