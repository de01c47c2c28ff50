import type { Job, Prisma } from "../../generated/prisma/client.js";
import type { Transaction } from "../database/in-transaction.js";
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
  rows: Prisma.JobLogCreateManyInput[];
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
    kept.rows.push({ ...line, jobId: job.id, sequence, stage: toStorable(line.stage), output });
    kept.bytes = bytes;
  }
  return kept;
}

/** The job, if this daemon works on it, held until the transaction ends; null for a job that is lost to it. */
export async function lockRunningJob(tx: Transaction, jobId: string, daemonId: string): Promise<Job | null> {
  const [held] = await tx.$queryRaw<Job[]>`
    select ${jobColumns} from jobs.jobs j
    where id = ${jobId}::uuid and daemon_id = ${daemonId}::uuid and status in ('RUNNING', 'CANCELING')
    for update`;
  return held ?? null;
}

/**
 * Keeps what a daemon says of a job that it holds by `lockRunningJob`: the sign of life, and the lines that are new. Lines
 * kept before are passed over, so that a repeated report is harmless. Answers the sequence of the last line received.
 */
export async function recordReport(tx: Transaction, job: Job, report: JobReport & { now: Date }): Promise<number> {
  const { rows, bytes, isTruncated } = linesToKeep(job, report);
  const lastSequence = Math.max(job.lastSequence, report.firstSequence + report.lines.length - 1);
  if (rows.length > 0) await tx.jobLog.createMany({ data: rows });
  await tx.job.update({
    where: { id: job.id },
    data: { heartbeatAt: report.now, lastSequence, logBytes: bytes, isLogTruncated: isTruncated },
    select: { id: true },
  });
  return lastSequence;
}
