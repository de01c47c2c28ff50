import { Prisma } from "../../../generated/prisma/client.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import type { ParameterValue, WorkspaceResource } from "../rules/versions/documents.js";
import { visibleRows } from "./visible-rows.js";
import type { WorkspacesStore } from "./workspaces-store.js";

/** For daemons alone. */
const left = { state: true } as const;

export type BuildRow = Prisma.WorkspaceBuildGetPayload<{ omit: typeof left }>;

export const buildList: ListSource = {
  name: "workspace-builds",
  from: Prisma.sql`workspaces.workspace_builds t`,
  id: Prisma.sql`t.id`,
  parent: Prisma.sql`t.workspace_id`,
};

export const listBuilds = (store: WorkspacesStore, ids: string[], visibility: Visibility): Promise<BuildRow[]> =>
  store.workspaceBuild.findMany({ where: { AND: [{ id: { in: ids } }, visibleRows(visibility)] }, omit: left });

export const findBuild = (store: WorkspacesStore, id: string): Promise<BuildRow | null> =>
  store.workspaceBuild.findUnique({ where: { id }, omit: left });

export const getBuild = (store: WorkspacesStore, id: string): Promise<BuildRow> =>
  store.workspaceBuild.findUniqueOrThrow({ where: { id }, omit: left });

/** Terraform's state, as the next build takes it over. */
export async function readState(store: WorkspacesStore, buildId: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const build = await store.workspaceBuild.findUniqueOrThrow({ where: { id: buildId }, select: { state: true } });
  return build.state;
}

export const recordBuild = (
  store: WorkspacesStore,
  data: Prisma.WorkspaceBuildUncheckedCreateInput,
): Promise<BuildRow> => store.workspaceBuild.create({ data, omit: left });

export const parameterValuesOf = (build: Pick<BuildRow, "parameters">): ParameterValue[] =>
  build.parameters as unknown as ParameterValue[];

/** What stands of a workspace: what its last successful build made. */
export interface StandingResources {
  id: string;
  resources: WorkspaceResource[];
  dailyCost: number;
}

/** By workspace; a workspace that never had a successful build is not there. */
export const listStandingResources = (store: WorkspacesStore, workspaceIds: string[]): Promise<StandingResources[]> =>
  store.$queryRaw<StandingResources[]>`
    select w.id, b.resources, b.daily_cost as "dailyCost"
    from unnest(${workspaceIds}::uuid[]) as w(id)
    cross join lateral (
      select resources, daily_cost from workspaces.workspace_builds
      where workspace_id = w.id and status = 'SUCCEEDED'
      order by number desc limit 1
    ) b`;
