import { Prisma, type Workspace } from "../../../generated/prisma/client.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import { visibleOrOwnRows } from "../../../foundation/database/visible-where.js";
import type { WorkspacesStore } from "./workspaces-store.js";

export type WorkspaceRow = Workspace;

const source = { from: Prisma.sql`workspaces.workspaces t`, id: Prisma.sql`t.id` };

export const workspaceList: ListSource = { name: "workspaces", ...source };

export const organizationWorkspaceList: ListSource = {
  name: "organization-workspaces",
  ...source,
  parent: Prisma.sql`t.organization_id`,
};

export const userWorkspaceList: ListSource = { name: "user-workspaces", ...source, parent: Prisma.sql`t.owner_id` };

export const templateWorkspaceList: ListSource = {
  name: "template-workspaces",
  ...source,
  parent: Prisma.sql`t.template_id`,
};

export const listWorkspaces = (store: WorkspacesStore, ids: string[], visibility: Visibility) =>
  store.workspace.findMany({
    where: { AND: [{ id: { in: ids } }, visibleOrOwnRows(visibility, (ownerId) => ({ ownerId }))] },
  });

/** By owner and name; the rows of all keys in one statement. */
export const listWorkspacesByName = (
  store: WorkspacesStore,
  keys: { parentId: string; name: string }[],
  visibility: Visibility,
) =>
  store.workspace.findMany({
    where: {
      AND: [
        { OR: keys.map(({ parentId, name }) => ({ ownerId: parentId, name })) },
        visibleOrOwnRows(visibility, (ownerId) => ({ ownerId })),
      ],
    },
  });

export const findWorkspace = (store: WorkspacesStore, id: string): Promise<WorkspaceRow | null> =>
  store.workspace.findUnique({ where: { id } });

export const getWorkspace = (store: WorkspacesStore, id: string): Promise<WorkspaceRow> =>
  store.workspace.findUniqueOrThrow({ where: { id } });

/** Whoever holds it alone gives the workspace its next build, until the transaction ends. */
export async function findWorkspaceLocked(store: WorkspacesStore, id: string): Promise<WorkspaceRow | null> {
  await store.$queryRaw`select id from workspaces.workspaces where id = ${id}::uuid for update`;
  return findWorkspace(store, id);
}

export const recordWorkspace = (store: WorkspacesStore, data: Prisma.WorkspaceUncheckedCreateInput) =>
  store.workspace.create({ data });

export const recordWorkspaceUpdate = (
  store: WorkspacesStore,
  id: string,
  data: Prisma.WorkspaceUncheckedUpdateInput,
): Promise<WorkspaceRow> => store.workspace.update({ where: { id }, data });

/** What the workspace of its latest build is now; nothing for a build that is not the latest of any. */
export async function recordLatestBuild(
  store: WorkspacesStore,
  latestBuildId: string,
  data: Partial<Pick<WorkspaceRow, "status" | "stopAt" | "failedAt">>,
): Promise<void> {
  await store.workspace.updateMany({ where: { latestBuildId }, data });
}

export const recordWorkspaceDeletion = (store: WorkspacesStore, id: string) =>
  store.workspace.delete({ where: { id }, select: { id: true } });

/** How many workspaces each template has; a template without any is not there. */
export const countWorkspaces = (store: WorkspacesStore, templateIds: string[]) =>
  store.$queryRaw<{ id: string; count: number }[]>`
    select template_id as id, count(*)::int as count from workspaces.workspaces
    where template_id = any(${templateIds}::uuid[])
    group by 1`;
