import type { Transaction } from "../database/in-transaction.js";
import type { KeptJobLogLine } from "./job-logs.js";

/** Consecutive lines of a job's log, and whether the job was over when they were read: then no line comes after the last. */
export interface LogPage {
  lines: readonly KeptJobLogLine[];
  isOver: boolean;
}

export const linesAPage = 500;

type Row = { isOver: boolean } & ({ [Key in keyof KeptJobLogLine]: KeptJobLogLine[Key] | null } | KeptJobLogLine);

/** Lines after a sequence, and how the job is at the same moment: one statement. Null where there is no such job any more. */
export async function readLogPage(
  store: Pick<Transaction, "$queryRaw">,
  jobId: string,
  after: number,
): Promise<LogPage | null> {
  const rows = await store.$queryRaw<Row[]>`
    select j.status in ('SUCCEEDED', 'FAILED', 'CANCELED') as "isOver", l.job_id as "jobId", l.sequence, l.time, l.source, l.level, l.stage,
      l.output
    from jobs.jobs j
    left join lateral (
      select * from jobs.job_logs where job_id = j.id and sequence > ${after} order by sequence limit ${linesAPage}
    ) l on true
    where j.id = ${jobId}::uuid
    order by l.sequence`;
  const [first] = rows;
  if (!first) return null;
  const lines = rows.filter((row): row is Row & KeptJobLogLine => row.sequence !== null);
  return { lines: lines.map(({ isOver: _, ...line }) => line), isOver: first.isOver };
}
