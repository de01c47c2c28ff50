import type { IdentityProvider, Prisma, Session, UserIdentity } from "../../../generated/prisma/client.js";
import type { IdentityStore } from "./identity-store.js";

/** A session with the account that it was opened by, and that account's provider. */
export type SessionRow = Session & { identity: UserIdentity & { provider: IdentityProvider } };

const include = { identity: { include: { provider: true } } } as const;
const isOpen = (now: Date): Prisma.SessionWhereInput => ({
  expiresAt: { gt: now },
  identity: { provider: { enabled: true } },
});

export const findOpenSession = (
  store: IdentityStore,
  secretHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<SessionRow | null> => store.session.findFirst({ where: { AND: [{ secretHash }, isOpen(now)] }, include });

export const findOpenSessionById = (store: IdentityStore, id: string, now: Date): Promise<SessionRow | null> =>
  store.session.findFirst({ where: { AND: [{ id }, isOpen(now)] }, include });

export const recordSession = (store: IdentityStore, data: Prisma.SessionUncheckedCreateInput) =>
  store.session.create({ data });

/** Nothing for a session that ended meanwhile. */
export const recordSessionUse = (store: IdentityStore, id: string, data: Pick<Session, "lastUsedAt" | "expiresAt">) =>
  store.session.updateMany({ where: { id }, data });

/** True for the one of several who asks for a refresh: whoever comes a moment later finds it under way. */
export async function claimRefresh(
  store: IdentityStore,
  id: string,
  { before, now }: { before: Date; now: Date },
): Promise<boolean> {
  const { count } = await store.session.updateMany({
    where: { id, refreshedAt: { lte: before } },
    data: { refreshedAt: now },
  });
  return count > 0;
}

export const recordRefreshToken = (store: IdentityStore, id: string, refreshToken: Uint8Array<ArrayBuffer>) =>
  store.session.updateMany({ where: { id }, data: { refreshToken } });

/** False if it was not there any more. */
export async function recordSessionEnd(store: IdentityStore, id: string): Promise<boolean> {
  return (await store.session.deleteMany({ where: { id } })).count > 0;
}

/** What has expired is of no use to anybody. */
export async function forgetExpired(store: IdentityStore, now: Date): Promise<void> {
  const where = { expiresAt: { lte: now } };
  await store.session.deleteMany({ where });
  await store.seenToken.deleteMany({ where });
  await store.signInAttempt.deleteMany({ where });
}
