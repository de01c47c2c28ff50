import { Prisma, type BuildReason } from "../../../generated/prisma/client.js";
import { statusValue } from "../../../foundation/job-queue/status-value.js";
import { prepared, type Statements } from "../../../foundation/database/statements.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import type { ParameterValue, WorkspaceResource } from "../rules/versions/documents.js";
import type { BuildStatus } from "../rules/workspaces/workspace-status.js";
import { visibleOrOwnRows } from "../../../foundation/database/visible-where.js";
import type { WorkspacesStore } from "./workspaces-store.js";

export type { BuildReason };

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
  store.workspaceBuild.findMany({
    where: { AND: [{ id: { in: ids } }, visibleOrOwnRows(visibility, (ownerId) => ({ workspace: { ownerId } }))] },
    omit: left,
  });

export const findBuild = (store: WorkspacesStore, id: string): Promise<BuildRow | null> =>
  store.workspaceBuild.findUnique({ where: { id }, omit: left });

export const getBuild = (store: WorkspacesStore, id: string): Promise<BuildRow> =>
  store.workspaceBuild.findUniqueOrThrow({ where: { id }, omit: left });

/** Terraform's state, as the next build takes it over. */
export async function readState(store: WorkspacesStore, buildId: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const build = await store.workspaceBuild.findUniqueOrThrow({ where: { id: buildId }, select: { state: true } });
  return build.state;
}

export type BuildRecord = Omit<Prisma.WorkspaceBuildUncheckedCreateInput, "parameters"> & {
  parameters: readonly ParameterValue[];
};

export const recordBuild = (store: WorkspacesStore, build: BuildRecord): Promise<BuildRow> =>
  store.workspaceBuild.create({ data: build as unknown as Prisma.WorkspaceBuildUncheckedCreateInput, omit: left });

/** What a build made, and what it costs in credits a day. */
export interface BuildResult {
  resources: readonly WorkspaceResource[];
  dailyCost: number;
  deadline: Date | null;
}

/** Keeps what a build made; without a state the previous one stays. From now on its cost counts, whether it was committed or not: what stands costs, and never less than was committed. */
export async function recordResult(
  store: Statements,
  id: string,
  { resources, dailyCost, deadline, state }: BuildResult & { state: Uint8Array | null },
): Promise<void> {
  await store.$executeRaw(prepared("record_build_result")`
    update workspaces.workspace_builds set resources = ${JSON.stringify(resources)}::jsonb,
      daily_cost = case when is_quota_committed then greatest(daily_cost, ${dailyCost}::int) else ${dailyCost}::int end,
      is_quota_committed = true,
      deadline = ${deadline}::timestamptz, state = coalesce(${state}::bytea, state)
    where id = ${id}::uuid`);
}

/** Keeps Terraform's state with a build, if the build is still there. */
export async function recordState(store: Statements, id: string, state: Uint8Array): Promise<void> {
  await store.$executeRaw`update workspaces.workspace_builds set state = ${state}::bytea where id = ${id}::uuid`;
}

/** From now on the cost counts as consumed. */
export async function recordCommittedCost(store: WorkspacesStore, id: string, dailyCost: number): Promise<void> {
  await store.workspaceBuild.update({
    where: { id },
    data: { isQuotaCommitted: true, dailyCost },
    select: { id: true },
  });
}

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

/** Keeps a build's new status, and answers what it does; null for one that is gone. */
export async function recordBuildStatus(
  store: Statements,
  id: string,
  status: BuildStatus,
): Promise<Pick<BuildRow, "id" | "transition"> | null> {
  const [build] = await store.$queryRaw<Pick<BuildRow, "id" | "transition">[]>(prepared("record_build_status")`
    update workspaces.workspace_builds set status = ${statusValue(status)} where id = ${id}::uuid
    returning id, transition`);
  return build ?? null;
}
