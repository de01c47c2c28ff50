import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import {
  auditConditions,
  auditList,
  organizationAuditList,
  type AuditSelection,
} from "../../../../foundation/audit/read-audit-log.js";
import { Connections } from "../../../../foundation/subgraph-kit/connections/connections.js";
import type { PageArguments } from "../../../../foundation/subgraph-kit/connections/parse-page.js";
import { accessTokenConditions, accessTokenList } from "../../store/access-tokens.js";
import { groupMemberConditions, groupMemberList } from "../../store/group-members.js";
import { groupConditions, organizationGroupList } from "../../store/groups.js";
import { memberConditions, membershipList, organizationMemberList, type MemberFilter } from "../../store/members.js";
import { organizationConditions, organizationList } from "../../store/organizations.js";
import { userConditions, userList, type UserFilter } from "../../store/users.js";
import { sightOf, type Loaders, type Sight } from "../loaders.js";

type Search = string | null | undefined;

interface Reading {
  connections: Connections;
  loaders: Loaders;
  sight: Sight;
}

const rootLists = ({ connections, loaders, sight }: Reading) => ({
  organizations: (page: PageArguments, search: Search) =>
    connections.load({
      source: organizationList,
      conditions: organizationConditions(sight.organizations, search),
      arguments: page,
      parent: null,
      load: (id) => loaders.organization.load(id),
    }),
  users: (page: PageArguments, filter: UserFilter) =>
    connections.load({
      source: userList,
      conditions: userConditions(sight.users, filter),
      arguments: page,
      parent: null,
      load: (id) => loaders.user.load(id),
    }),
});

const listsBelowOrganizations = ({ connections, loaders, sight }: Reading) => ({
  members: (organizationId: string, page: PageArguments, filter: MemberFilter) =>
    connections.load({
      source: organizationMemberList,
      conditions: memberConditions(sight.members, filter),
      arguments: page,
      parent: organizationId,
      load: (id) => loaders.member.load(id),
    }),
  groups: (organizationId: string, page: PageArguments, search: Search) =>
    connections.load({
      source: organizationGroupList,
      conditions: groupConditions(sight.groups, search),
      arguments: page,
      parent: organizationId,
      load: (id) => loaders.group.load(id),
    }),
  groupMembers: (groupId: string, page: PageArguments, search: Search) =>
    connections.load({
      source: groupMemberList,
      conditions: groupMemberConditions(sight.groupMembers, sight.users, search),
      arguments: page,
      parent: groupId,
      load: (id) => loaders.user.load(id),
    }),
});

const auditLists = ({ connections, loaders, sight }: Reading) => ({
  /** Of an organization, or of all that the actor may read (null). */
  auditLog: (organizationId: string | null, page: PageArguments, selection: AuditSelection) =>
    connections.load({
      source: organizationId === null ? auditList : organizationAuditList,
      conditions: auditConditions(selection, sight.audit),
      arguments: page,
      parent: organizationId,
      load: (id) => loaders.auditEntry.load(id),
    }),
});

const listsBelowUsers = ({ connections, loaders, sight }: Reading) => ({
  memberships: (userId: string, page: PageArguments) =>
    connections.load({
      source: membershipList,
      conditions: memberConditions(sight.members, {}),
      arguments: page,
      parent: userId,
      load: (id) => loaders.member.load(id),
    }),
  accessTokens: (userId: string, page: PageArguments) =>
    connections.load({
      source: accessTokenList,
      conditions: accessTokenConditions(sight.tokens),
      arguments: page,
      parent: userId,
      load: (id) => loaders.accessToken.load(id),
    }),
});

/** The connections of this subgraph, as the actor sees them. */
export function createLists(context: ActionContext, loaders: Loaders) {
  const reading: Reading = { connections: new Connections(context.database), loaders, sight: sightOf(context) };
  return {
    ...rootLists(reading),
    ...listsBelowOrganizations(reading),
    ...listsBelowUsers(reading),
    ...auditLists(reading),
  };
}

export type Lists = ReturnType<typeof createLists>;
