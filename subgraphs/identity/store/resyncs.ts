import { Prisma, type IdentityResync } from "../../../generated/prisma/client.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import { inVisible } from "../../../foundation/subgraph-kit/connections/conditions.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import type { IdentityRow } from "./identities.js";
import type { IdentityStore } from "./identity-store.js";

export type ResyncRow = IdentityResync;

export const resyncList: ListSource = {
  name: "identity-resyncs",
  from: Prisma.sql`identity.identity_resyncs t`,
  id: Prisma.sql`t.id`,
};

/** Those that may be seen: of one organization where one is named. */
export const resyncConditions = (visibility: Visibility, organizationId: string | null): Prisma.Sql[] => [
  ...inVisible({ organization: Prisma.sql`t.organization_id` }, visibility),
  ...(organizationId === null ? [] : [Prisma.sql`t.organization_id = ${organizationId}::uuid`]),
];

export const listResyncs = (store: IdentityStore, ids: readonly string[]) =>
  store.identityResync.findMany({ where: { id: { in: [...ids] } } });

export const findResync = (store: IdentityStore, id: string) => store.identityResync.findUnique({ where: { id } });

export const findRunningResync = (store: IdentityStore) =>
  store.identityResync.findFirst({ where: { status: "RUNNING" } });

export const recordResync = (
  store: IdentityStore,
  data: Prisma.IdentityResyncUncheckedCreateInput,
): Promise<ResyncRow> => store.identityResync.create({ data });

/** Whoever holds it alone takes its next batch, or ends it; null where it does not run (any more). */
export async function holdRunningResync(store: IdentityStore, id: string): Promise<ResyncRow | null> {
  await store.$queryRaw`select id from identity.identity_resyncs where id = ${id}::uuid for update`;
  return store.identityResync.findFirst({ where: { id, status: "RUNNING" } });
}

/** A step forward of one that runs; false where it has ended meanwhile. */
export async function recordProgress(
  store: IdentityStore,
  id: string,
  { lastUserId, done, changed, failed }: { lastUserId: string; done: number; changed: number; failed: number },
): Promise<boolean> {
  const { count } = await store.identityResync.updateMany({
    where: { id, status: "RUNNING" },
    data: { lastUserId, done: { increment: done }, changed: { increment: changed }, failed: { increment: failed } },
  });
  return count > 0;
}

/** False where it had ended before. */
export async function recordResyncEnd(
  store: IdentityStore,
  id: string,
  { status, completedAt }: { status: "SUCCEEDED" | "FAILED" | "CANCELED"; completedAt: Date },
): Promise<boolean> {
  const { count } = await store.identityResync.updateMany({
    where: { id, status: "RUNNING" },
    data: { status, completedAt },
  });
  return count > 0;
}

const within = (userIds: readonly string[] | "all"): Prisma.Sql =>
  userIds === "all" ? Prisma.sql`true` : Prisma.sql`i.user_id = any(${[...userIds]}::uuid[])`;

/** How many users with stored claims there are, of all or of these. */
export async function countClaimants(store: IdentityStore, userIds: readonly string[] | "all"): Promise<number> {
  const [row] = await store.$queryRaw<{ count: number }[]>`
    select count(distinct i.user_id)::int as count from identity.user_identities i where ${within(userIds)}`;
  return row?.count ?? 0;
}

export interface ClaimantPage {
  userIds: readonly string[] | "all";
  after: string | null;
  size: number;
}

/** The next users after one, by id, each with the claims of their last sign-in. */
export function listClaimantPage(store: IdentityStore, { userIds, after, size }: ClaimantPage): Promise<IdentityRow[]> {
  const from = after === null ? Prisma.sql`true` : Prisma.sql`i.user_id > ${after}::uuid`;
  return store.$queryRaw<IdentityRow[]>`
    select distinct on (i.user_id) i.id, i.user_id as "userId", i.claims, i.unknown
    from identity.user_identities i where ${within(userIds)} and ${from}
    order by i.user_id, i.last_sign_in_at desc limit ${size}`;
}
