import { Prisma } from "../../../generated/prisma/client.js";
import { begins, inVisible, matches } from "../../../foundation/subgraph-kit/connections/conditions.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import { templatesInSight, versionsInSight, type TemplateSight } from "./template-sight.js";
import type { Status } from "../rules/workspaces/workspace-status.js";

/** Which templates; UUIDs, and left out where all will do. */
export interface TemplateSelection {
  organizationId?: string | null;
  search?: string | null;
  deprecated?: boolean | null;
}

/** Which workspaces. */
export interface WorkspaceSelection {
  organizationId?: string | null;
  ownerId?: string | null;
  templateId?: string | null;
  versionId?: string | null;
  status?: readonly Status[] | null;
  outdated?: boolean | null;
  dormant?: boolean | null;
  deprecated?: boolean | null;
  search?: string | null;
}

const equals = (column: Prisma.Sql, id: string | null | undefined): Prisma.Sql[] =>
  id == null ? [] : [Prisma.sql`${column} = ${id}::uuid`];

/** The condition, or its opposite, or none where nothing is asked. */
const either = (condition: Prisma.Sql, wanted: boolean | null | undefined): Prisma.Sql[] =>
  wanted == null ? [] : [wanted ? condition : Prisma.sql`not (${condition})`];

export const templateConditions = (selection: TemplateSelection, sight: TemplateSight): Prisma.Sql[] => [
  ...templatesInSight(sight),
  ...equals(Prisma.sql`t.organization_id`, selection.organizationId),
  ...either(Prisma.sql`t.is_deprecated`, selection.deprecated),
  ...matches(selection.search, Prisma.sql`t.name`, Prisma.sql`t.display_name`),
];

export const versionConditions = (includeArchived: boolean, sight: TemplateSight): Prisma.Sql[] => [
  ...versionsInSight(sight),
  ...either(Prisma.sql`t.is_archived`, includeArchived ? null : false),
];

/** A build is its workspace's owner's. */
const ownBuild = (userId: string): Prisma.Sql =>
  Prisma.sql`exists (select from workspaces.workspaces w where w.id = t.workspace_id and w.owner_id = ${userId}::uuid)`;

export const buildConditions = (visibility: Visibility): Prisma.Sql[] =>
  inVisible({ organization: Prisma.sql`t.organization_id`, own: ownBuild }, visibility);

/**
 * Whose template is deprecated. Where the actor sees some organizations only, only their templates are asked: few, so that
 * their workspaces are found by them.
 */
function ofDeprecated(visibility: Visibility): Prisma.Sql {
  const organizationIds = visibility === "all" ? [] : [...visibility.organizationIds, ...visibility.ownIn];
  const there =
    visibility === "all" ? Prisma.empty : Prisma.sql`and m.organization_id = any(${organizationIds}::uuid[])`;
  return Prisma.sql`t.template_id in (select m.id from workspaces.templates m where m.is_deprecated ${there})`;
}

/** One status goes by its index, in the order of the list. */
function inStatuses(statuses: WorkspaceSelection["status"]): Prisma.Sql[] {
  if (!statuses) return [];
  const [only] = statuses;
  if (statuses.length === 1) return [Prisma.sql`t.status = ${only}::workspaces.workspace_status`];
  return [Prisma.sql`t.status = any(${[...statuses]}::workspaces.workspace_status[])`];
}

/** The index of names knows three letters in a row; fewer are looked for where names begin. */
const shortest = 3;

const named = (search: string | null | undefined): Prisma.Sql[] =>
  search && search.length < shortest ? begins(search, Prisma.sql`t.name`) : matches(search, Prisma.sql`t.name`);

/** By `case`, which is asked row by row in the order of the list: a join would be made of all rows first. */
const outdated = Prisma.sql`
  case when t.version_id = (select m.active_version_id from workspaces.templates m where m.id = t.template_id)
    then false else true end`;

export const workspaceConditions = (selection: WorkspaceSelection, visibility: Visibility): Prisma.Sql[] => [
  ...inVisible(
    { organization: Prisma.sql`t.organization_id`, own: (userId) => Prisma.sql`t.owner_id = ${userId}::uuid` },
    visibility,
  ),
  ...equals(Prisma.sql`t.organization_id`, selection.organizationId),
  ...equals(Prisma.sql`t.owner_id`, selection.ownerId),
  ...equals(Prisma.sql`t.template_id`, selection.templateId),
  ...equals(Prisma.sql`t.version_id`, selection.versionId),
  ...inStatuses(selection.status),
  ...either(outdated, selection.outdated),
  ...either(Prisma.sql`t.dormant_at is not null`, selection.dormant),
  ...either(ofDeprecated(visibility), selection.deprecated),
  ...named(selection.search),
];
