import type { SessionId, UserId } from "../../../../foundation/ids/ids.js";
import { hashSecret, isWellFormed } from "../../../../foundation/secrets/secret.js";
import { findOpenSession, findOpenSessionById, recordSessionUse, type SessionRow } from "../../store/sessions.js";
import type { IdentityActionContext } from "../identity-action-context.js";
import { idleMs, longestMs } from "./open-session.js";
import { refreshSession } from "./refresh-session.js";

export interface FoundSession {
  sessionId: SessionId;
  userId: UserId;
}

/** Last use is kept to the minute, so that a busy session costs no write a request. */
const usePrecisionMs = 60_000;

async function recordUse({ database, clock }: IdentityActionContext, session: SessionRow): Promise<void> {
  const now = clock.now().getTime();
  if (now - session.lastUsedAt.getTime() < usePrecisionMs) return;
  const expiresAt = new Date(Math.min(now + idleMs, session.createdAt.getTime() + longestMs));
  await recordSessionUse(database, session.id, { lastUsedAt: new Date(now), expiresAt });
}

async function use(context: IdentityActionContext, session: SessionRow | null): Promise<FoundSession | null> {
  if (!session || !(await refreshSession(context, session))) return null;
  await recordUse(context, session);
  return { sessionId: session.id as SessionId, userId: session.userId as UserId };
}

/** Whose session this secret opens; null for one that is unknown or over. One in use is renewed. */
export async function findSession(context: IdentityActionContext, secret: string): Promise<FoundSession | null> {
  if (!isWellFormed(secret)) return null;
  return use(context, await findOpenSession(context.database, hashSecret(secret), context.clock.now()));
}

/** The same by the session's id, for a process that is told of it by a signed token. */
export async function findSessionById(
  { database, clock }: Pick<IdentityActionContext, "database" | "clock">,
  id: SessionId,
): Promise<FoundSession | null> {
  const session = await findOpenSessionById(database, id, clock.now());
  return session && { sessionId: id, userId: session.userId as UserId };
}
