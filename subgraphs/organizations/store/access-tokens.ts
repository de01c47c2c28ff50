import { Prisma, type AccessToken } from "../../../generated/prisma/client.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import type { OrganizationsStore } from "./organizations-store.js";

/** Never with the hash of its secret. */
export type AccessTokenRow = Omit<AccessToken, "secretHash">;

const omit = { secretHash: true } as const;

export const accessTokenList: ListSource = {
  name: "access-tokens",
  from: Prisma.sql`organizations.access_tokens t`,
  id: Prisma.sql`t.id`,
  parent: Prisma.sql`t.user_id`,
};

/** Whose tokens may be seen. */
export type TokenVisibility = "all" | { userId: string | null };

export const accessTokenConditions = (visibility: TokenVisibility): Prisma.Sql[] =>
  visibility === "all" ? [] : [Prisma.sql`t.user_id = ${visibility.userId}::uuid`];

const visible = (visibility: TokenVisibility): Prisma.AccessTokenWhereInput => {
  if (visibility === "all") return {};
  return { userId: { in: visibility.userId === null ? [] : [visibility.userId] } };
};

export const listAccessTokens = (store: OrganizationsStore, ids: string[], visibility: TokenVisibility) =>
  store.accessToken.findMany({ where: { AND: [{ id: { in: ids } }, visible(visibility)] }, omit });

export const findAccessToken = (store: OrganizationsStore, id: string): Promise<AccessTokenRow | null> =>
  store.accessToken.findUnique({ where: { id }, omit });

export const recordAccessToken = (
  store: OrganizationsStore,
  data: Prisma.AccessTokenUncheckedCreateInput,
): Promise<AccessTokenRow> => store.accessToken.create({ data, omit });

/** False if somebody else was faster. */
export async function recordAccessTokenDeletion(store: OrganizationsStore, id: string): Promise<boolean> {
  return (await store.accessToken.deleteMany({ where: { id } })).count > 0;
}
