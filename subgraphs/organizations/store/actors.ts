import { Prisma } from "../../../generated/prisma/client.js";
import type { OrganizationId, UserId } from "../../../foundation/ids/ids.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import type { OrganizationsStore } from "./organizations-store.js";

interface ActorRow {
  user_id: UserId;
  username: string;
  site_roles: string[];
  organization_ids: OrganizationId[];
}

interface TokenRow extends ActorRow {
  token_id: string;
  last_used_at: Date | null;
  expires_at: Date | null;
}

const actorColumns = Prisma.sql`
  u.id as user_id, u.username, u.site_roles,
  array(select m.organization_id from organizations.members m where m.user_id = u.id) as organization_ids`;

const actorOf = (row: ActorRow): UserActor => ({
  kind: "user",
  userId: row.user_id,
  username: row.username,
  siteRoles: row.site_roles,
  organizationIds: new Set(row.organization_ids),
});

/** Whose token has this hash, in one statement. */
export async function findActorOfToken(store: OrganizationsStore, secretHash: Uint8Array, now: Date) {
  const [row] = await store.$queryRaw<TokenRow[]>`
    select t.id as token_id, t.last_used_at, t.expires_at, ${actorColumns}
    from organizations.access_tokens t join organizations.users u on u.id = t.user_id
    where t.secret_hash = ${secretHash} and u.status = 'ACTIVE' and (t.expires_at is null or t.expires_at > ${now})`;
  if (!row) return null;
  return { actor: actorOf(row), tokenId: row.token_id, lastUsedAt: row.last_used_at, expiresAt: row.expires_at };
}

export async function findActorOfUser(store: OrganizationsStore, userId: UserId): Promise<UserActor | null> {
  const [row] = await store.$queryRaw<ActorRow[]>`
    select ${actorColumns} from organizations.users u where u.id = ${userId}::uuid and u.status = 'ACTIVE'`;
  return row ? actorOf(row) : null;
}

/** Also when the user was seen; a token that was revoked meanwhile records nothing. */
export const recordTokenUse = (store: OrganizationsStore, tokenId: string, now: Date) =>
  store.$executeRaw`
    with used as (
      update organizations.access_tokens set last_used_at = ${now} where id = ${tokenId}::uuid returning user_id
    )
    update organizations.users u set last_seen_at = ${now} from used where u.id = used.user_id`;
