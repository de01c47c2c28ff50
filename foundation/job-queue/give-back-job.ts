import type { Job } from "../../generated/prisma/client.js";
import type { Transaction } from "../database/in-transaction.js";
import type { Tags } from "../tags/read-tags.js";
import { jobsChannel, writeJobNews } from "./job-news.js";

/**
 * Puts a job back in its place in the queue, as if it had never been given to anybody. The caller holds it, and knows that
 * its daemon never said a word of it: a daemon begins only when its first report was heard.
 */
export async function giveBackJob(tx: Transaction, job: Job): Promise<Job> {
  const data = { status: "PENDING", daemonId: null, startedAt: null } as const;
  const given = await tx.job.update({ where: { id: job.id }, data });
  const news = writeJobNews({ organizationId: job.organizationId, tags: job.tags as Tags });
  await tx.$executeRaw`select pg_notify(${jobsChannel}, ${news})`;
  return given;
}
