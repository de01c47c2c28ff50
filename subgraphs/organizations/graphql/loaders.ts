import DataLoader from "dataloader";
import type { ActionContext } from "../../../foundation/actions/action-context.js";
import { listAuditEntries, type AuditRow, type AuditSelection } from "../../../foundation/audit/read-audit-log.js";
import { actingUserId, type Actor } from "../../../foundation/rbac/actor.js";
import { decide } from "../../../foundation/rbac/decide.js";
import { visibleOrganizations, type Visibility } from "../../../foundation/rbac/visibility.js";
import { visibleUsers, type UserVisibility } from "../../../foundation/rbac/visible-users.js";
import type { UserId } from "../../../foundation/ids/ids.js";
import { byId } from "../../../foundation/subgraph-kit/by-id.js";
import { byName } from "../../../foundation/subgraph-kit/by-name.js";
import { manyBy } from "../../../foundation/subgraph-kit/many-by.js";
import { listAccessTokens, type TokenVisibility } from "../store/access-tokens.js";
import { countGroupMembers, listGroupIdsOfMembers } from "../store/group-members.js";
import { listGroups, listGroupsByName, type GroupRow, type GroupVisibility } from "../store/groups.js";
import { listMembers, listMembersByUsername, listMembershipsOf, type MemberRow } from "../store/members.js";
import { listOrganizations, listOrganizationsByName, type OrganizationRow } from "../store/organizations.js";
import { listAllowances } from "../store/quota.js";
import {
  countRoleMembers,
  listOrganizationRoles,
  listRoles,
  listSiteRoles,
  type RoleRow,
  type RoleVisibility,
} from "../store/roles.js";
import { listUsers, listUsersByEmail, listUsersByUsername, type UserRow } from "../store/users.js";

export type { AccessTokenRow } from "../store/access-tokens.js";
export type { GroupRow } from "../store/groups.js";
export type { MemberRow } from "../store/members.js";
export type { AuditRow, AuditSelection };
export type { OrganizationRow } from "../store/organizations.js";
export type { RoleRow } from "../store/roles.js";
export type { UserRow } from "../store/users.js";

/** What the actor may read of each kind: the same decision as `decide`, for whole lists. */
export interface Sight {
  organizations: Visibility;
  members: Visibility;
  groups: GroupVisibility;
  groupMembers: Visibility;
  roles: RoleVisibility;
  users: UserVisibility;
  tokens: TokenVisibility;
  audit: Visibility;
}

/** Everybody's, or one's own. */
function visibleTokens(actor: Actor): TokenVisibility {
  if (decide(actor, "ACCESS_TOKEN_READ", {})) return "all";
  const ownerId = actingUserId(actor);
  return { userId: ownerId !== null && decide(actor, "ACCESS_TOKEN_READ", { ownerId }) ? ownerId : null };
}

export function sightOf({ actor }: Pick<ActionContext, "actor">): Sight {
  return {
    organizations: visibleOrganizations(actor, "ORGANIZATION_READ"),
    members: visibleOrganizations(actor, "ORGANIZATION_MEMBER_READ"),
    groups: {
      rows: visibleOrganizations(actor, "GROUP_READ"),
      groupIds: actor.kind === "user" ? [...actor.groupIds] : [],
    },
    groupMembers: visibleOrganizations(actor, "GROUP_MEMBER_READ"),
    roles: {
      site: decide(actor, "SITE_ROLE_READ", {}),
      organizations: visibleOrganizations(actor, "ORGANIZATION_ROLE_READ"),
    },
    users: visibleUsers(actor),
    audit: visibleOrganizations(actor, "AUDIT_LOG_READ"),
    tokens: visibleTokens(actor),
  };
}

/** Counts by id; 0 for an id that the database does not speak of. */
function countOf(count: (ids: string[]) => Promise<{ id: string; count: number }[]>): DataLoader<string, number> {
  return new DataLoader(async (ids) => {
    const counts = new Map((await count([...ids])).map((row) => [row.id, row.count]));
    return ids.map((id) => counts.get(id) ?? 0);
  });
}

function rowLoaders({ database }: ActionContext, sight: Sight) {
  return {
    organization: byId((ids) => listOrganizations(database, ids, sight.organizations)),
    member: byId((ids) => listMembers(database, ids, sight.members)),
    group: byId((ids) => listGroups(database, ids, sight.groups)),
    role: byId((ids) => listRoles(database, ids, sight.roles)),
    user: byId((ids) => listUsers(database, ids, sight.users)),
    auditEntry: byId((ids) => listAuditEntries(database, ids, sight.audit)),
    accessToken: byId((ids) => listAccessTokens(database, ids, sight.tokens)),
  };
}

/** A name that is unique in the whole deployment. */
const atTheSite = (name: string) => ({ parentId: "", name });
const namesIn = (keys: { name: string }[]) => keys.map(({ name }) => name);

function namedLoaders({ database, actor }: ActionContext, sight: Sight) {
  const mayReadEmail = (user: UserRow) => decide(actor, "USER_READ_PERSONAL", { ownerId: user.id as UserId });
  const organizations = byName(
    ({ name }: OrganizationRow) => atTheSite(name),
    (keys) => listOrganizationsByName(database, namesIn(keys), sight.organizations),
  );
  const users = byName(
    ({ username }: UserRow) => atTheSite(username),
    (keys) => listUsersByUsername(database, namesIn(keys), sight.users),
  );
  const usersByEmail = byName(
    ({ email }: UserRow) => atTheSite(email ?? ""),
    async (keys) => (await listUsersByEmail(database, namesIn(keys))).filter(mayReadEmail),
  );
  return {
    organizationByName: (name: string) => organizations.load(atTheSite(name)),
    userByUsername: (username: string) => users.load(atTheSite(username)),
    userByEmail: (email: string) => usersByEmail.load(atTheSite(email)),
    groupByName: byName(
      ({ organizationId, name }: GroupRow) => ({ parentId: organizationId, name }),
      (keys) => listGroupsByName(database, keys, sight.groups),
    ),
    memberByUsername: byName(
      ({ organizationId, username }: MemberRow & { username: string }) => ({
        parentId: organizationId,
        name: username,
      }),
      (keys) => listMembersByUsername(database, keys, sight.members),
    ),
  };
}

function relatedLoaders({ database, actor }: ActionContext, sight: Sight) {
  const viewerId = actingUserId(actor);
  return {
    /** The viewer's membership, by organization. */
    viewerMemberOf: manyBy(
      (member: MemberRow) => member.organizationId,
      async (ids) => (viewerId === null ? [] : listMembershipsOf(database, viewerId, ids)),
    ),
    /** Ids of groups, by membership. */
    groupIdsOfMember: manyBy(
      (row: { memberId: string; groupId: string }) => row.memberId,
      (ids) => listGroupIdsOfMembers(database, ids),
    ),
    /** By organization. */
    rolesOf: manyBy(
      (role: RoleRow) => role.organizationId ?? "",
      (ids) => listOrganizationRoles(database, ids, sight.roles.organizations),
    ),
    groupMemberCount: countOf((ids) => countGroupMembers(database, ids)),
    roleMemberCount: countOf((ids) => countRoleMembers(database, ids)),
    /** By membership, in credits a day. */
    allowance: countOf(async (ids) =>
      (await listAllowances(database, ids)).map(({ id, allowance }) => ({ id, count: allowance })),
    ),
  };
}

/** What this subgraph reads by id or name, once a request; what the actor may not see is not there. */
export function createLoaders(context: ActionContext) {
  const sight = sightOf(context);
  let siteRoles: ReturnType<typeof listSiteRoles> | undefined;
  return {
    ...rowLoaders(context, sight),
    ...namedLoaders(context, sight),
    ...relatedLoaders(context, sight),
    siteRoles: () => (siteRoles ??= listSiteRoles(context.database)),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
