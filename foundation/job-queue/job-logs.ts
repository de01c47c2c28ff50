import { Prisma } from "../../generated/prisma/client.js";
import type { Transaction } from "../database/in-transaction.js";
import type { JobLogLine } from "./report-job.js";

export interface KeptJobLogLine extends JobLogLine {
  jobId: string;
  /** From 1, without gaps. */
  sequence: number;
}

/** Which lines of each job: so many after a sequence, or so many at the end. */
export type LogWindow = { first: number; after: number } | { last: number };

/** Lines of each of these jobs, in order; one statement for all jobs, and one line more than `first` asks for. */
export function listJobLogs(
  store: Pick<Transaction, "$queryRaw">,
  jobIds: string[],
  window: LogWindow,
): Promise<KeptJobLogLine[]> {
  const lines =
    "last" in window
      ? Prisma.sql`order by sequence desc limit ${window.last}`
      : Prisma.sql`and sequence > ${window.after} order by sequence limit ${window.first + 1}`;
  return store.$queryRaw<KeptJobLogLine[]>`
    select l.job_id as "jobId", l.sequence, l.time, l.source, l.level, l.stage, l.output
    from unnest(${jobIds}::uuid[]) as j(id)
    cross join lateral (select * from jobs.job_logs where job_id = j.id ${lines}) l
    order by l.job_id, l.sequence`;
}
