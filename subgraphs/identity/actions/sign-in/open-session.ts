import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import type { SessionId, UserId } from "../../../../foundation/ids/ids.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { hashSecret, newSecret } from "../../../../foundation/secrets/secret.js";
import { recordSession } from "../../store/sessions.js";
import type { IdentityActionContext } from "../identity-action-context.js";

/** A session that nobody uses ends after a day; one in use is renewed, for a month at most. */
export const idleMs = 24 * 60 * 60_000;
export const longestMs = 30 * idleMs;

/** Whose session it is to be, and what the provider renews it with. */
export interface SessionOf {
  identityId: string;
  userId: UserId;
  refreshToken: string | null;
}

/** What a client is given: the token is shown this once. */
export interface OpenedSession {
  sessionToken: string;
  expiresAt: Date;
}

const belongsTo = (sessionId: string): string => `session:${sessionId}:refresh_token`;

export const sealRefreshToken = ({ sealer }: IdentityActionContext, sessionId: string, token: string) =>
  sealer.sealText(token, belongsTo(sessionId));

export const openRefreshToken = ({ sealer }: IdentityActionContext, sessionId: string, sealed: Uint8Array): string =>
  sealer.openText(sealed, belongsTo(sessionId));

/** Opens a session; only the hash of its token is kept. */
export async function openSession(
  tx: Transaction,
  context: IdentityActionContext,
  { identityId, userId, refreshToken }: SessionOf,
): Promise<OpenedSession> {
  const id: SessionId = newId<"Session">();
  const sessionToken = newSecret("orgs");
  const now = context.clock.now();
  const expiresAt = new Date(now.getTime() + idleMs);
  await recordSession(tx, {
    ...{ id, identityId, userId, expiresAt },
    secretHash: hashSecret(sessionToken),
    refreshToken: refreshToken === null ? null : sealRefreshToken(context, id, refreshToken),
    createdAt: now,
    lastUsedAt: now,
    refreshedAt: now,
  });
  return { sessionToken, expiresAt };
}
