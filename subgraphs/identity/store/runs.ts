import { Prisma, type IdentitySyncRun } from "../../../generated/prisma/client.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import type { SyncPlan } from "../rules/sync/sync-plan.js";
import type { IdentityStore } from "./identity-store.js";

export type RunRow = IdentitySyncRun;
export type RunTrigger = "SIGN_IN" | "REFRESH" | "MANUAL" | "RESYNC";
export type RunStatus = "SUCCEEDED" | "FAILED" | "UNCHANGED";

/** One sync of one user, to be kept. */
export interface RunRecord {
  id: string;
  userId: string;
  trigger: RunTrigger;
  status: RunStatus;
  plan: SyncPlan;
  error: string | null;
  startedAt: Date;
  durationMs: number;
}

const organizationsOf = ({ changes, problems }: SyncPlan): string[] => [
  ...new Set([...changes, ...problems].flatMap(({ organizationId }) => organizationId ?? [])),
];

/** Keeps runs, however many, by one statement. */
export async function recordRuns(store: IdentityStore, runs: readonly RunRecord[]): Promise<void> {
  const data = runs.map(({ plan, ...run }) => ({
    ...run,
    changes: plan.changes as unknown as Prisma.InputJsonArray,
    problems: plan.problems as unknown as Prisma.InputJsonArray,
    hasProblems: plan.problems.length > 0,
    organizationIds: organizationsOf(plan),
  }));
  await store.identitySyncRun.createMany({ data });
}

export const runList: ListSource = {
  name: "identity-sync-runs",
  from: Prisma.sql`identity.identity_sync_runs t`,
  id: Prisma.sql`t.id`,
};

export interface RunFilter {
  userId?: string | null;
  organizationId?: string | null;
  status?: string | null;
  withProblems?: boolean | null;
  since?: Date | null;
}

const when = <Value>(value: Value | null | undefined, condition: (value: Value) => Prisma.Sql): Prisma.Sql[] =>
  value == null ? [] : [condition(value)];

export const runConditions = ({ userId, organizationId, status, withProblems, since }: RunFilter): Prisma.Sql[] => [
  ...when(userId, (id) => Prisma.sql`t.user_id = ${id}::uuid`),
  ...when(organizationId, (id) => Prisma.sql`t.organization_ids @> array[${id}::uuid]`),
  ...when(status, (each) => Prisma.sql`t.status = ${each}`),
  ...when(withProblems, (has) => Prisma.sql`t.has_problems = ${has}`),
  ...when(since, (time) => Prisma.sql`t.started_at >= ${time}::timestamptz`),
];

export const listRuns = (store: IdentityStore, ids: readonly string[]) =>
  store.identitySyncRun.findMany({ where: { id: { in: [...ids] } } });

/** The newest run of each of these users. */
export const listLastRuns = (store: IdentityStore, userIds: readonly string[]): Promise<RunRow[]> =>
  store.identitySyncRun.findMany({
    where: { userId: { in: [...userIds] } },
    orderBy: [{ userId: "asc" }, { id: "desc" }],
    distinct: ["userId"],
  });

/** Removes so many at most that began before; what was found last of a user is shown, and stays. */
export const removeRunsBefore = (store: IdentityStore, before: Date, atMost: number): Promise<number> =>
  store.$executeRaw`
    delete from identity.identity_sync_runs where id in (
      select r.id from identity.identity_sync_runs r
      where r.started_at < ${before}::timestamptz
        and exists (select from identity.identity_sync_runs n where n.user_id = r.user_id and n.id > r.id)
      limit ${atMost}
    )`;
