import type { AccessTokenId, UserId } from "../../../foundation/ids/ids.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { hashSecret, isWellFormed } from "../../../foundation/secrets/secret.js";
import type { ActorServices } from "../../../foundation/subgraph-kit/subgraph-services.js";
import { findActorOfToken, findActorOfTokenId, findActorOfUser, recordTokenUse } from "../store/actors.js";

/** Last use is kept to the minute, so that a busy token costs no write a request. */
const usePrecisionMs = 60_000;

/** Whose access token this is, and until when; null for one that is unknown or expired, or whose user is suspended. */
export async function findActorByAccessToken(
  { database, clock }: ActorServices,
  secret: string,
): Promise<{ actor: UserActor; expiresAt: Date | null } | null> {
  if (!isWellFormed(secret)) return null;
  const now = clock.now();
  const found = await findActorOfToken(database, hashSecret(secret), now);
  if (!found) return null;
  const isStale = now.getTime() - (found.lastUsedAt?.getTime() ?? 0) >= usePrecisionMs;
  if (isStale) await recordTokenUse(database, found.tokenId, now);
  return { actor: found.actor, expiresAt: found.expiresAt };
}

/** A user as they are now; null for whoever does not exist or is suspended. */
export const findUserActor = ({ database }: ActorServices, userId: UserId): Promise<UserActor | null> =>
  findActorOfUser(database, userId);

/** The user of an access token as they are now, with what the token narrows; null once it is revoked or has expired. */
export const findTokenActor = ({ database, clock }: ActorServices, tokenId: AccessTokenId): Promise<UserActor | null> =>
  findActorOfTokenId(database, tokenId, clock.now());
