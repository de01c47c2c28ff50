import type { Job } from "../../generated/prisma/client.js";
import { prepared, type Statements } from "../database/statements.js";
import { jobColumns } from "./job-columns.js";
import { toStorable } from "../names/storable-text.js";

/** One line that a job said. */
export interface JobLogLine {
  time: Date;
  source: "DAEMON" | "PROVISIONER";
  level: "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR";
  stage: string;
  output: string;
}

/** What a daemon says of a job: that it is alive, and lines from `firstSequence` on, counted from 1. */
export interface JobReport {
  firstSequence: number;
  lines: readonly JobLogLine[];
}

/** What is kept of a job's output, in bytes. */
export const greatestLogBytes = 1024 * 1024;

interface Kept {
  rows: (JobLogLine & { sequence: number })[];
  bytes: number;
  isTruncated: boolean;
}

/** The lines that are new and still fit; from the first that does not fit on all are left out. */
function linesToKeep(job: Job, { firstSequence, lines }: JobReport): Kept {
  const kept: Kept = { rows: [], bytes: job.logBytes, isTruncated: job.isLogTruncated };
  for (const [index, line] of lines.entries()) {
    const sequence = firstSequence + index;
    if (sequence <= job.lastSequence) continue;
    const output = toStorable(line.output);
    const bytes = kept.bytes + Buffer.byteLength(output);
    kept.isTruncated ||= bytes > greatestLogBytes;
    if (kept.isTruncated) break;
    kept.rows.push({ ...line, sequence, stage: toStorable(line.stage), output });
    kept.bytes = bytes;
  }
  return kept;
}

/** The job, if this daemon works on it, held until the transaction ends; null for a job that is lost to it. */
export async function lockRunningJob(tx: Statements, jobId: string, daemonId: string): Promise<Job | null> {
  const [held] = await tx.$queryRaw<Job[]>(prepared("lock_running_job")`
    select ${jobColumns} from jobs.jobs j
    where id = ${jobId}::uuid and daemon_id = ${daemonId}::uuid and status in ('RUNNING', 'CANCELING')
    for update`);
  return held ?? null;
}

async function recordLines(tx: Statements, jobId: string, rows: Kept["rows"]): Promise<void> {
  if (rows.length === 0) return;
  const column = <Name extends keyof Kept["rows"][0]>(name: Name) => rows.map((row) => row[name]);
  await tx.$executeRaw(prepared("record_job_lines")`
    insert into jobs.job_logs (job_id, sequence, time, source, level, stage, output)
    select ${jobId}::uuid, * from unnest(${column("sequence")}::int[], ${column("time")}::timestamptz[],
      ${column("source")}::text[], ${column("level")}::text[], ${column("stage")}::text[], ${column("output")}::text[])`);
}

/**
 * Keeps what a daemon says of a job that it holds by `lockRunningJob`: the sign of life, and the lines that are new. Lines
 * kept before are passed over, so that a repeated report is harmless. Answers the sequence of the last line received.
 */
export async function recordReport(tx: Statements, job: Job, report: JobReport & { now: Date }): Promise<number> {
  const { rows, bytes, isTruncated } = linesToKeep(job, report);
  const lastSequence = Math.max(job.lastSequence, report.firstSequence + report.lines.length - 1);
  await recordLines(tx, job.id, rows);
  await tx.$executeRaw(prepared("record_job_report")`
    update jobs.jobs set heartbeat_at = ${report.now}::timestamptz, last_sequence = ${lastSequence}::int,
      log_bytes = ${bytes}::int, is_log_truncated = ${isTruncated}::boolean
    where id = ${job.id}::uuid`);
  return lastSequence;
}
