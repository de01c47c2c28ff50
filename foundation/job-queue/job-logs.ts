import type { Transaction } from "../database/in-transaction.js";
import type { JobLogLine } from "./report-job.js";

export interface KeptJobLogLine extends JobLogLine {
  jobId: string;
  /** From 1, without gaps. */
  sequence: number;
}

/** Which lines of each job. */
export interface LogWindow {
  first: number;
  after: number;
}

/** The lines of each of these jobs after a sequence, in order; one statement for all jobs, one line more than asked for. */
export const listJobLogs = (
  store: Pick<Transaction, "$queryRaw">,
  jobIds: string[],
  { first, after }: LogWindow,
): Promise<KeptJobLogLine[]> =>
  store.$queryRaw<KeptJobLogLine[]>`
    select l.job_id as "jobId", l.sequence, l.time, l.source, l.level, l.stage, l.output
    from unnest(${jobIds}::uuid[]) as j(id)
    cross join lateral (
      select * from jobs.job_logs where job_id = j.id and sequence > ${after} order by sequence limit ${first + 1}
    ) l
    order by l.job_id, l.sequence`;
