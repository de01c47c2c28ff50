import type { Transaction } from "../database/in-transaction.js";
import type { JobId } from "../ids/ids.js";

/** `canceling` where a daemon has yet to end it; `too-late` where it was over before. */
export type Cancellation = "canceled" | "canceling" | "too-late" | "absent";

const outcomes: Record<string, Cancellation> = { CANCELED: "canceled", CANCELING: "canceling" };

/** Cancels a job: at once while it is pending, by its daemon while it is running. One being canceled stays so. */
export async function cancelJob(tx: Transaction, jobId: JobId, now: Date): Promise<Cancellation> {
  const [canceled] = await tx.$queryRaw<{ status: string }[]>`
    update jobs.jobs set
      status = (case status when 'PENDING' then 'CANCELED' else 'CANCELING' end)::jobs.job_status,
      canceled_at = coalesce(canceled_at, ${now}::timestamptz),
      completed_at = case status when 'PENDING' then ${now}::timestamptz end
    where id = ${jobId}::uuid and status in ('PENDING', 'RUNNING', 'CANCELING')
    returning status::text`;
  if (canceled) return outcomes[canceled.status] ?? "too-late";
  const job = await tx.job.findUnique({ where: { id: jobId }, select: { id: true } });
  return job ? "too-late" : "absent";
}
