import { Prisma } from "../../../generated/prisma/client.js";
import { inVisible, matches } from "../../../foundation/subgraph-kit/connections/conditions.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import { templatesInSight, versionsInSight, type TemplateSight } from "./template-sight.js";
import type { BuildState } from "../rules/workspaces/workspace-status.js";

/** Which templates; UUIDs, and left out where all will do. */
export interface TemplateSelection {
  organizationId?: string | null;
  search?: string | null;
  deprecated?: boolean | null;
}

/** Which workspaces; `states` are the latest build's. */
export interface WorkspaceSelection {
  organizationId?: string | null;
  ownerId?: string | null;
  templateId?: string | null;
  versionId?: string | null;
  states?: readonly BuildState[] | null;
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

const latestBuild = (condition: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`exists (select from workspaces.workspace_builds b where b.id = t.latest_build_id and ${condition})`;

const itsTemplate = (condition: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`exists (select from workspaces.templates m where m.id = t.template_id and ${condition})`;

function inStates(states: WorkspaceSelection["states"]): Prisma.Sql[] {
  if (!states) return [];
  const transitions = states.map(({ transition }) => transition);
  const statuses = states.map(({ status }) => status);
  const wanted = Prisma.sql`select * from unnest(${transitions}::text[], ${statuses}::text[])`;
  return [latestBuild(Prisma.sql`(b.transition::text, b.status::text) in (${wanted})`)];
}

const outdated = itsTemplate(Prisma.sql`not ${latestBuild(Prisma.sql`b.template_version_id = m.active_version_id`)}`);

export const workspaceConditions = (selection: WorkspaceSelection, visibility: Visibility): Prisma.Sql[] => [
  ...inVisible(
    { organization: Prisma.sql`t.organization_id`, own: (userId) => Prisma.sql`t.owner_id = ${userId}::uuid` },
    visibility,
  ),
  ...equals(Prisma.sql`t.organization_id`, selection.organizationId),
  ...equals(Prisma.sql`t.owner_id`, selection.ownerId),
  ...equals(Prisma.sql`t.template_id`, selection.templateId),
  ...(selection.versionId == null
    ? []
    : [latestBuild(Prisma.sql`b.template_version_id = ${selection.versionId}::uuid`)]),
  ...inStates(selection.states),
  ...either(outdated, selection.outdated),
  ...either(Prisma.sql`t.dormant_at is not null`, selection.dormant),
  ...either(itsTemplate(Prisma.sql`m.is_deprecated`), selection.deprecated),
  ...matches(selection.search, Prisma.sql`t.name`),
];
