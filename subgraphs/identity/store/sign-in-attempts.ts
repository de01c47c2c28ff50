import type { Prisma, SignInAttempt } from "../../../generated/prisma/client.js";
import type { IdentityStore } from "./identity-store.js";

/** Keeps that a token was taken; false if it was taken before. */
export async function recordSeenToken(
  store: IdentityStore,
  token: Prisma.SeenTokenUncheckedCreateInput,
): Promise<boolean> {
  const { count } = await store.seenToken.createMany({ data: [token], skipDuplicates: true });
  return count > 0;
}

export const recordAttempt = (store: IdentityStore, data: Prisma.SignInAttemptUncheckedCreateInput) =>
  store.signInAttempt.create({ data });

/** Takes an attempt away, so that its state opens one session at most; null for one that is over, or never was. */
export async function takeAttempt(
  store: IdentityStore,
  stateHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<SignInAttempt | null> {
  const attempt = await store.signInAttempt.findUnique({ where: { stateHash } });
  if (!attempt) return null;
  const { count } = await store.signInAttempt.deleteMany({ where: { stateHash } });
  return count > 0 && attempt.expiresAt > now ? attempt : null;
}
