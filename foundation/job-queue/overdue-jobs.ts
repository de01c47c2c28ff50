import { Prisma, type Job } from "../../generated/prisma/client.js";
import type { Transaction } from "../database/in-transaction.js";

/** When a job is overdue. */
export interface Deadlines {
  /** Under way, and not reported since. */
  reportedBy: Date;
  /** Given to a daemon before, which never said a word of it. */
  begunBy: Date;
  /** Waiting since before. */
  queuedBy: Date;
  /** Daemons that work at nothing any more, whatever they were given. */
  goneDaemonIds: readonly string[];
}

const waitsTooLong = ({ queuedBy }: Deadlines): Prisma.Sql =>
  Prisma.sql`(status = 'PENDING' and created_at <= ${queuedBy}::timestamptz)`;

const isAbandoned = ({ reportedBy, begunBy, goneDaemonIds }: Deadlines): Prisma.Sql =>
  Prisma.sql`(status in ('RUNNING', 'CANCELING') and (
    heartbeat_at <= ${reportedBy}::timestamptz
    or (heartbeat_at is null and started_at <= ${begunBy}::timestamptz)
    or daemon_id is null or daemon_id = any(${[...goneDaemonIds]}::uuid[])))`;

/** So many of each kind in one go; the rest in the next. */
const atMost = 100;

/** Jobs that may be overdue, the oldest first. */
export const findOverdueJobs = (store: Pick<Transaction, "$queryRaw">, deadlines: Deadlines) =>
  store.$queryRaw<{ id: string }[]>`
    (select id from jobs.jobs where ${waitsTooLong(deadlines)} order by id limit ${atMost})
    union all
    (select id from jobs.jobs where ${isAbandoned(deadlines)} order by id limit ${atMost})`;

/**
 * A job that is overdue still, held until the transaction ends; null where it was reported, taken or ended meanwhile, or is
 * just being so.
 */
export async function lockOverdueJob(tx: Transaction, id: string, deadlines: Deadlines): Promise<Job | null> {
  const [held] = await tx.$queryRaw<{ id: string }[]>`
    select id from jobs.jobs
    where id = ${id}::uuid and (${waitsTooLong(deadlines)} or ${isAbandoned(deadlines)})
    for update skip locked`;
  return held ? tx.job.findUniqueOrThrow({ where: { id: held.id } }) : null;
}
