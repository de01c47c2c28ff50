import type { Job } from "../../generated/prisma/client.js";
import type { Transaction } from "../database/in-transaction.js";
import type { Tags } from "../tags/read-tags.js";

/** A daemon that asks for work. */
export interface Taker {
  daemonId: string;
  organizationId: string;
  tags: Tags;
}

/** A job that the daemon took and never said a word about: the answer that gave it was lost. */
const findUnreported = (tx: Transaction, daemonId: string): Promise<Job | null> =>
  tx.job.findFirst({
    where: { daemonId, status: { in: ["RUNNING", "CANCELING"] }, heartbeatAt: null },
    orderBy: { id: "asc" },
  });

/**
 * Gives a daemon the oldest pending job of its organization that its tags fit, which runs from then on; null where there
 * is none. Two daemons never get the same one, and none waits for another. A job that this daemon was given before and
 * never reported is given again: a daemon works on one job at a time.
 */
export async function takeJob(
  tx: Transaction,
  { daemonId, organizationId, tags }: Taker,
  now: Date,
): Promise<Job | null> {
  const unreported = await findUnreported(tx, daemonId);
  if (unreported) return unreported;
  const offered = JSON.stringify(tags);
  const [taken] = await tx.$queryRaw<{ id: string }[]>`
    update jobs.jobs set status = 'RUNNING', daemon_id = ${daemonId}::uuid, started_at = ${now}::timestamptz
    where id = (
      select id from jobs.jobs
      where organization_id = ${organizationId}::uuid
        and status = 'PENDING'
        and case when tags = '{}' then ${offered}::jsonb = '{}' else ${offered}::jsonb @> tags end
      order by id
      limit 1
      for update skip locked
    )
    returning id`;
  return taken ? tx.job.findUniqueOrThrow({ where: { id: taken.id } }) : null;
}
