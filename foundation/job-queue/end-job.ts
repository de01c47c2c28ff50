import type { Job } from "../../generated/prisma/client.js";
import { prepared, type Statements } from "../database/statements.js";
import { jobColumns } from "./job-columns.js";

/** How a job ended. */
export interface JobEnd {
  status: "SUCCEEDED" | "FAILED" | "CANCELED";
  at: Date;
  error?: string | null;
  errorCode?: string | null;
}

/** Ends a job that the caller holds; the caller tells those for whom it was done. */
export async function endJob(tx: Statements, jobId: string, { status, at, error, errorCode }: JobEnd): Promise<Job> {
  const [ended] = await tx.$queryRaw<Job[]>`
    update jobs.jobs j set status = ${status}::jobs.job_status, error = ${error ?? null}, error_code = ${errorCode ?? null},
      completed_at = ${at}::timestamptz, heartbeat_at = ${at}::timestamptz
    where id = ${jobId}::uuid
    returning ${jobColumns}`;
  return ended!;
}

/**
 * Ends a job that this daemon works on; null for one that is lost to it. One that was to be canceled and did not succeed is
 * canceled.
 */
export async function endRunningJob(
  tx: Statements,
  { jobId, daemonId }: { jobId: string; daemonId: string },
  { status, at, error, errorCode }: JobEnd,
): Promise<Job | null> {
  const [ended] = await tx.$queryRaw<Job[]>(prepared("end_running_job")`
    update jobs.jobs j set
      status = case when status = 'CANCELING' and ${status} = 'FAILED' then 'CANCELED' else ${status}::jobs.job_status end,
      error = ${error ?? null}, error_code = ${errorCode ?? null},
      completed_at = ${at}::timestamptz, heartbeat_at = ${at}::timestamptz
    where id = ${jobId}::uuid and daemon_id = ${daemonId}::uuid and status in ('RUNNING', 'CANCELING')
    returning ${jobColumns}`);
  return ended ?? null;
}
