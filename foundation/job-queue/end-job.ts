import type { Job } from "../../generated/prisma/client.js";
import type { Transaction } from "../database/in-transaction.js";
import { jobColumns } from "./job-columns.js";

/** How a job ended. */
export interface JobEnd {
  status: "SUCCEEDED" | "FAILED" | "CANCELED";
  at: Date;
  error?: string | null;
  errorCode?: string | null;
}

/** Ends a job that its daemon holds by `lockRunningJob`; the caller tells those for whom it was done. */
export async function endJob(tx: Transaction, jobId: string, { status, at, error, errorCode }: JobEnd): Promise<Job> {
  const [ended] = await tx.$queryRaw<Job[]>`
    update jobs.jobs j set status = ${status}::jobs.job_status, error = ${error ?? null}, error_code = ${errorCode ?? null},
      completed_at = ${at}::timestamptz, heartbeat_at = ${at}::timestamptz
    where id = ${jobId}::uuid
    returning ${jobColumns}`;
  return ended!;
}
