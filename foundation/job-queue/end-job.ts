import type { Job } from "../../generated/prisma/client.js";
import type { Transaction } from "../database/in-transaction.js";

/** How a job ended. */
export interface JobEnd {
  status: "SUCCEEDED" | "FAILED" | "CANCELED";
  at: Date;
  error?: string | null;
  errorCode?: string | null;
}

/** Ends a job that its daemon holds by `lockRunningJob`; the caller tells those for whom it was done. */
export const endJob = (tx: Transaction, jobId: string, { at, ...end }: JobEnd): Promise<Job> =>
  tx.job.update({ where: { id: jobId }, data: { ...end, completedAt: at, heartbeatAt: at } });
