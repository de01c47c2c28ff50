import { Prisma } from "../../../generated/prisma/client.js";
import type { AccessTokenId, OrganizationId, UserId } from "../../../foundation/ids/ids.js";
import type { TokenLimits, UserActor } from "../../../foundation/rbac/actor.js";
import type { Permission } from "../../../foundation/rbac/permissions.js";
import {
  createUserActor,
  type CustomRole,
  type MembershipFacts,
  type UserFacts,
} from "../../../foundation/rbac/user-actor.js";
import type { OrganizationsStore } from "./organizations-store.js";

interface ActorRow {
  user_id: UserId;
  username: string;
  site_roles: string[];
  memberships: { organizationId: OrganizationId; roles: string[] }[];
  custom_roles: (CustomRole & { organizationId: OrganizationId })[];
  group_ids: string[];
  held_by_access_list: Permission[];
}

interface TokenRow extends ActorRow {
  token_id: AccessTokenId;
  permissions: Permission[] | null;
  organization_id: OrganizationId | null;
  last_used_at: Date | null;
  expires_at: Date | null;
}

/** A user with all that says what they may do: memberships, the custom roles that these name, and groups. */
const actorColumns = Prisma.sql`
  u.id as user_id, u.username, coalesce(u.site_roles, '{}') as site_roles,
  coalesce((
    select jsonb_agg(jsonb_build_object('organizationId', m.organization_id, 'roles', coalesce(m.roles, '{}')))
    from organizations.members m where m.user_id = u.id
  ), '[]') as memberships,
  coalesce((
    select jsonb_agg(jsonb_build_object(
      'organizationId', r.organization_id, 'name', r.name,
      'organization', r.organization_permissions, 'owner', r.owner_permissions
    ))
    from organizations.members m
    join organizations.roles r on r.organization_id = m.organization_id and r.name = any(m.roles)
    where m.user_id = u.id and not r.is_built_in
  ), '[]') as custom_roles,
  array(
    select g.id from organizations.members m join organizations.groups g on g.organization_id = m.organization_id
    where m.user_id = u.id and g.is_everyone
    union all
    select gm.group_id from organizations.group_members gm where gm.user_id = u.id
  ) as group_ids,
  array(
    select distinct unnest(h.permissions) from organizations.held_by_access_list h
    where h.user_id = u.id
      or h.group_id in (select gm.group_id from organizations.group_members gm where gm.user_id = u.id)
      or h.group_id in (
        select g.id from organizations.members m join organizations.groups g on g.organization_id = m.organization_id
        where m.user_id = u.id and g.is_everyone
      )
  ) as held_by_access_list`;

function factsOf(row: ActorRow, token: TokenLimits | null = null): UserFacts {
  const memberships = row.memberships.map(({ organizationId, roles }): MembershipFacts => ({
    organizationId,
    roles,
    customRoles: row.custom_roles.filter((role) => role.organizationId === organizationId),
  }));
  return {
    userId: row.user_id,
    username: row.username,
    siteRoles: row.site_roles,
    memberships,
    groupIds: row.group_ids,
    heldByAccessList: row.held_by_access_list,
    token,
  };
}

const actorOf = (row: ActorRow, token: TokenLimits | null): UserActor => createUserActor(factsOf(row, token));

const actorOfToken = (row: TokenRow): UserActor =>
  actorOf(row, {
    id: row.token_id,
    permissions: row.permissions && new Set(row.permissions),
    organizationId: row.organization_id,
    expiresAt: row.expires_at,
  });

/** The token that fits, with its user; in one statement. */
const findToken = async (store: OrganizationsStore, condition: Prisma.Sql, now: Date): Promise<TokenRow | undefined> =>
  (
    await store.$queryRaw<TokenRow[]>`
      select t.id as token_id, t.last_used_at, t.expires_at, t.permissions, t.organization_id, ${actorColumns}
      from organizations.access_tokens t join organizations.users u on u.id = t.user_id
      where ${condition} and u.status = 'ACTIVE' and (t.expires_at is null or t.expires_at > ${now})`
  )[0];

/** Whose token has this hash. */
export async function findActorOfToken(store: OrganizationsStore, secretHash: Uint8Array, now: Date) {
  const row = await findToken(store, Prisma.sql`t.secret_hash = ${secretHash}`, now);
  if (!row) return null;
  return { actor: actorOfToken(row), tokenId: row.token_id, lastUsedAt: row.last_used_at, expiresAt: row.expires_at };
}

/** Whose token has this id; null for one that was revoked. */
export async function findActorOfTokenId(store: OrganizationsStore, id: string, now: Date): Promise<UserActor | null> {
  const row = await findToken(store, Prisma.sql`t.id = ${id}::uuid`, now);
  return row ? actorOfToken(row) : null;
}

export async function findActorOfUser(store: OrganizationsStore, userId: UserId): Promise<UserActor | null> {
  const [row] = await store.$queryRaw<ActorRow[]>`
    select ${actorColumns} from organizations.users u where u.id = ${userId}::uuid and u.status = 'ACTIVE'`;
  return row ? actorOf(row, null) : null;
}

/** What says what a user may do, suspended or not; null for whoever does not exist. */
export async function findFactsOfUser(store: OrganizationsStore, userId: UserId): Promise<UserFacts | null> {
  const [row] = await store.$queryRaw<ActorRow[]>`
    select ${actorColumns} from organizations.users u where u.id = ${userId}::uuid`;
  return row ? factsOf(row) : null;
}

/** Also when the user was seen; a token that was revoked meanwhile records nothing. */
export const recordTokenUse = (store: OrganizationsStore, tokenId: string, now: Date) =>
  store.$executeRaw`
    with used as (
      update organizations.access_tokens set last_used_at = ${now} where id = ${tokenId}::uuid returning user_id
    )
    update organizations.users u set last_seen_at = ${now} from used where u.id = used.user_id`;
