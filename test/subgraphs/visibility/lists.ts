import { auditConditions, auditList, listAuditEntries } from "../../../foundation/audit/read-audit-log.js";
import type { OrganizationId, UserId } from "../../../foundation/ids/ids.js";
import { jobConditions, jobList } from "../../../foundation/job-queue/job-lists.js";
import { listJobs } from "../../../foundation/job-queue/read-jobs.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { decide, type GivenByObject, type Resource } from "../../../foundation/rbac/decide.js";
import type { Permission } from "../../../foundation/rbac/permissions.js";
import { visibleOrganizations } from "../../../foundation/rbac/visibility.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import type { Prisma, PrismaClient } from "../../../generated/prisma/client.js";
import { sightOf } from "../../../subgraphs/organizations/graphql/loaders.js";
import * as groups from "../../../subgraphs/organizations/store/groups.js";
import * as members from "../../../subgraphs/organizations/store/members.js";
import * as organizations from "../../../subgraphs/organizations/store/organizations.js";
import * as users from "../../../subgraphs/organizations/store/users.js";
import { daemonConditions } from "../../../subgraphs/provisioners/store/daemon-conditions.js";
import { daemonList, listDaemons } from "../../../subgraphs/provisioners/store/daemons.js";
import { listKeys } from "../../../subgraphs/provisioners/store/keys.js";
import { templateSightOf } from "../../../subgraphs/workspaces/actions/templates/template-rights.js";
import { permissionsOfAccess } from "../../../subgraphs/workspaces/rules/templates/access-grants.js";
import { buildList, listBuilds } from "../../../subgraphs/workspaces/store/builds.js";
import * as conditions from "../../../subgraphs/workspaces/store/list-conditions.js";
import * as templates from "../../../subgraphs/workspaces/store/templates.js";
import * as versions from "../../../subgraphs/workspaces/store/versions.js";
import * as workspaces from "../../../subgraphs/workspaces/store/workspaces.js";

/** A list with the SQL that shows what of it an actor may see, and beside it each row's own decision. */
export interface CheckedList {
  name: string;
  /** Null where the list is read by ids alone. */
  source: ListSource | null;
  conditionsFor(actor: UserActor): Prisma.Sql[];
  /** By the loader's own condition. */
  load(database: PrismaClient, ids: string[], actor: UserActor): Promise<{ id: string }[]>;
  /** All rows, each with the decision about it alone. */
  rows(database: PrismaClient): Promise<{ id: string; isSeenBy(actor: UserActor): boolean }[]>;
}

type Row = { id: string; organizationId: string | null; ownerId?: string | null; granted?: GivenByObject[] };

const resource = ({ organizationId, ownerId, granted }: Row): Resource => ({
  organizationId: organizationId as OrganizationId | null,
  ownerId: (ownerId ?? null) as UserId | null,
  ...(granted && { granted }),
});
const decided = (permission: Permission, rows: readonly Row[]) =>
  rows.map((row) => ({ id: row.id, isSeenBy: (actor: UserActor) => decide(actor, permission, resource(row)) }));

/** Sharing an organization shows a profile, where the token lets it; oneself one sees by a token for an organization, too. */
function seesUser(actor: UserActor, id: string, organizationIds: readonly string[]): boolean {
  const isOneself = id === actor.userId;
  if (decide(actor, "USER_READ", {}) || (isOneself && actor.token?.permissions?.has("USER_READ") !== false))
    return true;
  return organizationIds.some((organizationId) => {
    const isShared = actor.memberships.has(organizationId as OrganizationId);
    return isShared && decide(actor, "USER_READ", resource({ id, organizationId, granted: ["USER_READ"] }));
  });
}

type Lines = readonly { subjectId: string; isGroup: boolean; role: "USE" | "ADMIN" }[];

/** What the lines of a template's list give the actor: members of its organization alone. */
function seesTemplate(actor: UserActor, row: Row, lines: Lines): boolean {
  const isMember = actor.memberships.has(row.organizationId as OrganizationId);
  const own = lines.filter((line) =>
    line.isGroup ? actor.groupIds.has(line.subjectId) : line.subjectId === actor.userId,
  );
  const granted = isMember ? permissionsOfAccess(own.map(({ role }) => role)) : [];
  return decide(actor, "TEMPLATE_READ", resource({ ...row, granted }));
}

const organizationLists: CheckedList[] = [
  {
    name: "organizations",
    source: organizations.organizationList,
    conditionsFor: (actor) => organizations.organizationConditions(sightOf({ actor }).organizations, null),
    load: (database, ids, actor) => organizations.listOrganizations(database, ids, sightOf({ actor }).organizations),
    rows: async (database) =>
      decided(
        "ORGANIZATION_READ",
        (await database.organization.findMany()).map(({ id }) => ({ id, organizationId: id })),
      ),
  },
  {
    name: "users",
    source: users.userList,
    conditionsFor: (actor) => users.userConditions(sightOf({ actor }).users, {}),
    load: (database, ids, actor) => users.listUsers(database, ids, sightOf({ actor }).users),
    rows: async (database) =>
      (await database.user.findMany({ include: { memberships: true } })).map(({ id, memberships }) => ({
        id,
        isSeenBy: (actor) =>
          seesUser(
            actor,
            id,
            memberships.map(({ organizationId }) => organizationId),
          ),
      })),
  },
  {
    name: "members",
    source: members.organizationMemberList,
    conditionsFor: (actor) => members.memberConditions(sightOf({ actor }).members, {}),
    load: (database, ids, actor) => members.listMembers(database, ids, sightOf({ actor }).members),
    rows: async (database) =>
      decided(
        "ORGANIZATION_MEMBER_READ",
        (await database.member.findMany()).map((row) => ({ ...row, ownerId: row.userId })),
      ),
  },
  {
    name: "groups",
    source: groups.organizationGroupList,
    conditionsFor: (actor) => groups.groupConditions(sightOf({ actor }).groups, null),
    load: (database, ids, actor) => groups.listGroups(database, ids, sightOf({ actor }).groups),
    rows: async (database) =>
      (await database.group.findMany()).map((row) => ({
        id: row.id,
        isSeenBy: (actor) =>
          decide(actor, "GROUP_READ", resource({ ...row, ownerId: actor.groupIds.has(row.id) ? actor.userId : null })),
      })),
  },
  {
    name: "audit entries",
    source: auditList,
    conditionsFor: (actor) => auditConditions({}, sightOf({ actor }).audit),
    load: (database, ids, actor) => listAuditEntries(database, ids, sightOf({ actor }).audit),
    rows: async (database) => decided("AUDIT_LOG_READ", await database.auditEntry.findMany()),
  },
];

const workspaceLists: CheckedList[] = [
  {
    name: "templates",
    source: templates.templateList,
    conditionsFor: (actor) => conditions.templateConditions({}, templateSightOf(actor)),
    load: (database, ids, actor) => templates.listTemplates(database, ids, templateSightOf(actor)),
    rows: async (database) =>
      (await database.template.findMany({ include: { access: true } })).map((row) => ({
        id: row.id,
        isSeenBy: (actor) => seesTemplate(actor, row, row.access),
      })),
  },
  {
    name: "versions",
    source: versions.versionList,
    conditionsFor: (actor) => conditions.versionConditions(true, templateSightOf(actor)),
    load: (database, ids, actor) => versions.listVersions(database, ids, templateSightOf(actor)),
    rows: async (database) =>
      (await database.templateVersion.findMany({ include: { template: { include: { access: true } } } })).map(
        (row) => ({ id: row.id, isSeenBy: (actor) => seesTemplate(actor, row, row.template?.access ?? []) }),
      ),
  },
  {
    name: "workspaces",
    source: workspaces.workspaceList,
    conditionsFor: (actor) => conditions.workspaceConditions({}, visibleOrganizations(actor, "WORKSPACE_READ")),
    load: (database, ids, actor) =>
      workspaces.listWorkspaces(database, ids, visibleOrganizations(actor, "WORKSPACE_READ")),
    rows: async (database) => decided("WORKSPACE_READ", await database.workspace.findMany()),
  },
  {
    name: "builds",
    source: buildList,
    conditionsFor: (actor) => conditions.buildConditions(visibleOrganizations(actor, "WORKSPACE_READ")),
    load: (database, ids, actor) => listBuilds(database, ids, visibleOrganizations(actor, "WORKSPACE_READ")),
    rows: async (database) => {
      const builds = await database.workspaceBuild.findMany({ include: { workspace: true } });
      return decided(
        "WORKSPACE_READ",
        builds.map((row) => ({ ...row, ownerId: row.workspace.ownerId })),
      );
    },
  },
];

const provisionerLists: CheckedList[] = [
  {
    name: "jobs",
    source: jobList,
    conditionsFor: (actor) => jobConditions({}, visibleOrganizations(actor, "PROVISIONER_JOB_READ")),
    load: (database, ids, actor) => listJobs(database, ids, visibleOrganizations(actor, "PROVISIONER_JOB_READ")),
    rows: async (database) => decided("PROVISIONER_JOB_READ", await database.job.findMany()),
  },
  {
    name: "daemons",
    source: daemonList,
    conditionsFor: (actor) =>
      daemonConditions({ onlineSince: new Date(0) }, visibleOrganizations(actor, "PROVISIONER_READ")),
    load: (database, ids, actor) => listDaemons(database, ids, visibleOrganizations(actor, "PROVISIONER_READ")),
    rows: async (database) => decided("PROVISIONER_READ", await database.provisionerDaemon.findMany()),
  },
  {
    name: "keys",
    source: null,
    conditionsFor: () => [],
    load: (database, ids, actor) => listKeys(database, ids, visibleOrganizations(actor, "PROVISIONER_READ")),
    rows: async (database) => decided("PROVISIONER_READ", await database.provisionerKey.findMany()),
  },
];

/** Every list whose rows are shown by what an actor may read. */
export const checkedLists: readonly CheckedList[] = [...organizationLists, ...workspaceLists, ...provisionerLists];
