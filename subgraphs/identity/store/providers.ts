import type { IdentityProvider, Prisma } from "../../../generated/prisma/client.js";
import type { IdentityStore } from "./identity-store.js";

/** Never with its secret. */
export type ProviderRow = Omit<IdentityProvider, "clientSecret">;
/** With its secret, sealed. */
export type SealedProvider = IdentityProvider;

const omit = { clientSecret: true } as const;

/** In the order in which they were added. */
export const listProviders = (store: IdentityStore): Promise<ProviderRow[]> =>
  store.identityProvider.findMany({ orderBy: { id: "asc" }, omit });

export const listProvidersById = (store: IdentityStore, ids: readonly string[]): Promise<ProviderRow[]> =>
  store.identityProvider.findMany({ where: { id: { in: [...ids] } }, omit });

export const findSealedProvider = (store: IdentityStore, id: string): Promise<SealedProvider | null> =>
  store.identityProvider.findUnique({ where: { id } });

/** Whoever holds it alone changes the provider, until the transaction ends. */
export async function holdProvider(store: IdentityStore, id: string): Promise<SealedProvider | null> {
  await store.$queryRaw`select id from identity.identity_providers where id = ${id}::uuid for update`;
  return findSealedProvider(store, id);
}

export const recordProvider = (
  store: IdentityStore,
  data: Prisma.IdentityProviderUncheckedCreateInput,
): Promise<ProviderRow> => store.identityProvider.create({ data, omit });

export const recordProviderUpdate = (
  store: IdentityStore,
  id: string,
  data: Prisma.IdentityProviderUncheckedUpdateInput,
): Promise<ProviderRow> => store.identityProvider.update({ where: { id }, data, omit });

export const recordProviderDeletion = (store: IdentityStore, id: string) =>
  store.identityProvider.delete({ where: { id }, select: { id: true } });

/** Users who sign in by this provider and by no other. */
export async function listUsersOfProviderAlone(store: IdentityStore, providerId: string): Promise<string[]> {
  const rows = await store.$queryRaw<{ userId: string }[]>`
    select distinct i.user_id as "userId" from identity.user_identities i
    where i.provider_id = ${providerId}::uuid and not exists (
      select 1 from identity.user_identities o where o.user_id = i.user_id and o.provider_id <> i.provider_id
    )`;
  return rows.map(({ userId }) => userId);
}
