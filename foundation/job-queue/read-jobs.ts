import type { Job } from "../../generated/prisma/client.js";
import type { Transaction } from "../database/in-transaction.js";
import type { Statements } from "../database/statements.js";
import { visibleOrOwnRows } from "../database/visible-where.js";
import type { Visibility } from "../rbac/visibility.js";
import { jobColumns } from "./job-columns.js";

export type JobRow = Job;

/** What reading the queue may touch. */
export type JobStore = Pick<Transaction, "job" | "jobLog" | "$queryRaw">;

export const listJobs = (store: JobStore, ids: string[], visibility: Visibility): Promise<JobRow[]> =>
  store.job.findMany({
    where: { AND: [{ id: { in: ids } }, visibleOrOwnRows(visibility, (ownerId) => ({ ownerId }))] },
  });

export const findJob = (store: JobStore, id: string): Promise<JobRow | null> => store.job.findUnique({ where: { id } });

/** A job as its daemon knows it: null for another daemon's. */
export async function findJobOfDaemon(store: Statements, id: string, daemonId: string): Promise<JobRow | null> {
  const [job] = await store.$queryRaw<JobRow[]>`
    select ${jobColumns} from jobs.jobs j where id = ${id}::uuid and daemon_id = ${daemonId}::uuid`;
  return job ?? null;
}

/** Do any of these daemons work on a job? */
export async function isAnyAtWork(store: JobStore, daemonIds: string[]): Promise<boolean> {
  const where = { daemonId: { in: daemonIds }, status: { in: ["RUNNING" as const, "CANCELING" as const] } };
  return (await store.job.findFirst({ where, select: { id: true } })) !== null;
}

interface DaemonJob {
  /** The daemon's. */
  id: string;
  jobId: string;
}

/** What each of these daemons works on; one that is idle is not there. */
export const listCurrentJobs = (store: JobStore, daemonIds: string[]): Promise<DaemonJob[]> =>
  store.$queryRaw<DaemonJob[]>`
    select d.id, j.id as "jobId"
    from unnest(${daemonIds}::uuid[]) as d(id)
    cross join lateral (
      select id from jobs.jobs where daemon_id = d.id and status in ('RUNNING', 'CANCELING') order by id desc limit 1
    ) j`;

/** The newest job that each of these daemons has ended; one that ended none is not there. */
export const listPreviousJobs = (store: JobStore, daemonIds: string[]): Promise<DaemonJob[]> =>
  store.$queryRaw<DaemonJob[]>`
    select d.id, j.id as "jobId"
    from unnest(${daemonIds}::uuid[]) as d(id)
    cross join lateral (
      select id from jobs.jobs
      where daemon_id = d.id and status in ('SUCCEEDED', 'FAILED', 'CANCELED') order by id desc limit 1
    ) j`;

/** The job, as it stays until the transaction ends. */
export async function lockJob(tx: Transaction, id: string): Promise<JobRow | null> {
  await tx.$queryRaw`select id from jobs.jobs where id = ${id}::uuid for update`;
  return findJob(tx, id);
}
