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

export const recordIdentity = (store: IdentityStore, data: Prisma.UserIdentityUncheckedCreateInput) =>
  store.userIdentity.create({ data });

export const recordClaims = (
  store: IdentityStore,
  id: string,
  data: Pick<Prisma.UserIdentityUncheckedUpdateInput, "claims" | "unknown" | "lastSignInAt">,
) => store.userIdentity.update({ where: { id }, data });

/** Whoever holds it alone signs this account in, until the transaction ends: also one that nobody knows yet. */
export const holdSubject = (store: IdentityStore, providerId: string, subject: string) =>
  store.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`identity:${providerId}:${subject}`}, 0))`;
