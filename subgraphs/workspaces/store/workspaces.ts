import { Prisma, type Workspace } from "../../../generated/prisma/client.js";
import { prepared, type Statements } from "../../../foundation/database/statements.js";
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
export async function recordLatestStatus(
  store: Statements,
  latestBuildId: string,
  { status, failedAt }: Pick<WorkspaceRow, "status" | "failedAt">,
): Promise<void> {
  await store.$executeRaw(prepared("record_latest_status")`
    update workspaces.workspaces set status = ${status}::workspaces.workspace_status, failed_at = ${failedAt}::timestamptz
    where latest_build_id = ${latestBuildId}::uuid`);
}

/** When the workspace of its latest build stops by itself; nothing for a build that is not the latest of any. */
export async function recordLatestDeadline(store: Statements, latestBuildId: string, stopAt: Date | null) {
  await store.$executeRaw(prepared("record_latest_deadline")`
    update workspaces.workspaces set stop_at = ${stopAt}::timestamptz where latest_build_id = ${latestBuildId}::uuid`);
}

export async function recordWorkspaceDeletion(store: Statements, id: string): Promise<void> {
  await store.$executeRaw`delete from workspaces.workspaces where id = ${id}::uuid`;
}

/** How many workspaces each template has; a template without any is not there. */
export const countWorkspaces = (store: WorkspacesStore, templateIds: string[]) =>
  store.$queryRaw<{ id: string; count: number }[]>`
    select template_id as id, count(*)::int as count from workspaces.workspaces
    where template_id = any(${templateIds}::uuid[])
    group by 1`;
