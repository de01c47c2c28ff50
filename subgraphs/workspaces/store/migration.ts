import { type Prisma } from "../../../generated/prisma/client.js";
import { visibleOrOwnRows } from "../../../foundation/database/visible-where.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import type { BuildRow } from "./builds.js";
import type { TemplateRow } from "./templates.js";
import type { WorkspaceRow } from "./workspaces.js";
import type { WorkspacesStore } from "./workspaces-store.js";

/** A workspace of a deprecated template that has a successor. */
export interface MigratingWorkspace {
  workspace: WorkspaceRow;
  latestBuild: Pick<BuildRow, "transition" | "status" | "parameters">;
  template: TemplateRow;
  successor: TemplateRow;
  replacementId: string | null;
}

/** Of these workspaces those that may move to a successor, or have. */
export async function listMigratingWorkspaces(
  store: WorkspacesStore,
  ids: readonly string[],
): Promise<MigratingWorkspace[]> {
  const workspaces = await store.workspace.findMany({
    where: { id: { in: [...ids] }, template: { isDeprecated: true, successorId: { not: null } } },
  });
  const templates = await store.template.findMany({
    where: { id: { in: workspaces.map(({ templateId }) => templateId) } },
  });
  const successorIds = templates.flatMap(({ successorId }) => successorId ?? []);
  const successors = await store.template.findMany({ where: { id: { in: successorIds } } });
  const builds = await store.workspaceBuild.findMany({
    where: { id: { in: workspaces.map(({ latestBuildId }) => latestBuildId) } },
    select: { id: true, transition: true, status: true, parameters: true },
  });
  const replacements = await store.workspace.findMany({
    where: { replacesId: { in: workspaces.map(({ id }) => id) } },
    select: { id: true, replacesId: true },
  });
  return workspaces.flatMap((workspace) => {
    const template = templates.find(({ id }) => id === workspace.templateId);
    const successor = successors.find(({ id }) => id === template?.successorId);
    const latestBuild = builds.find(({ id }) => id === workspace.latestBuildId);
    if (!template || !successor || !latestBuild) return [];
    const replacementId = replacements.find(({ replacesId }) => replacesId === workspace.id)?.id ?? null;
    return [{ workspace, latestBuild, template, successor, replacementId }];
  });
}

/** Which of these owners have a workspace of that name; one statement for all. */
export const listTakenNames = (store: WorkspacesStore, names: readonly { ownerId: string; name: string }[]) =>
  store.$queryRaw<{ ownerId: string; name: string }[]>`
    select owner_id as "ownerId", name from workspaces.workspaces
    where (owner_id, name) in (
      select * from unnest(${names.map(({ ownerId }) => ownerId)}::uuid[], ${names.map(({ name }) => name)}::text[])
    )`;

/** How many workspaces a template has, and how many of them have a replacement; a template without any is not there. */
export const countMigrated = (store: WorkspacesStore, templateIds: string[]) =>
  store.$queryRaw<{ id: string; total: number; migrated: number }[]>`
    select w.template_id as id, count(*)::int as total, count(r.id)::int as migrated
    from workspaces.workspaces w left join workspaces.workspaces r on r.replaces_id = w.id
    where w.template_id = any(${templateIds}::uuid[])
    group by 1`;

/** Which of a template's workspaces; those that the actor may read. */
export interface Unmigrated {
  templateId: string;
  /** Only those with a greater id. */
  afterId: string | null;
  visibility: Visibility;
  atMost: number;
}

/** The ids of workspaces that have no replacement yet, the oldest first. */
export async function listUnmigratedIds(
  store: WorkspacesStore,
  { templateId, afterId, visibility, atMost }: Unmigrated,
): Promise<string[]> {
  const seen: Prisma.WorkspaceWhereInput = visibleOrOwnRows(visibility, (ownerId) => ({ ownerId }));
  const rest: Prisma.WorkspaceWhereInput = {
    templateId,
    replacedBy: { is: null },
    ...(afterId && { id: { gt: afterId } }),
  };
  const rows = await store.workspace.findMany({
    where: { AND: [rest, seen] },
    orderBy: { id: "asc" },
    take: atMost,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
