import { Prisma, type Job } from "../../generated/prisma/client.js";
import { prepared, type Statements } from "../database/statements.js";
import { jobColumns } from "./job-columns.js";
import type { Tags } from "../tags/read-tags.js";

/** A daemon that asks for work. */
export interface Taker {
  daemonId: string;
  organizationId: string;
  tags: Tags;
}

/** As part of a condition: the transaction's commit does not wait for the disk. */
const withoutWaitingForTheDisk = Prisma.sql`set_config('synchronous_commit', 'off', true) is not null`;

/**
 * Gives a daemon the oldest pending job of its organization that its tags fit, which runs from then on; null where there
 * is none. Two daemons never get the same one, and none waits for another. A job that this daemon was given before and
 * never reported, because the answer was lost, is given again: a daemon works on one job at a time. A database that breaks
 * down may forget that the job was given: it binds nobody before it is reported, and that commit is on the disk.
 */
export async function takeJob(
  tx: Statements,
  { daemonId, organizationId, tags }: Taker,
  now: Date,
): Promise<Job | null> {
  const offered = JSON.stringify(tags);
  const [job] = await tx.$queryRaw<Job[]>(prepared("take_job")`
    with unreported as (
      select id from jobs.jobs
      where daemon_id = ${daemonId}::uuid and status in ('RUNNING', 'CANCELING') and heartbeat_at is null
      order by id
      limit 1
    ), next as (
      select id from jobs.jobs
      where organization_id = ${organizationId}::uuid
        and status = 'PENDING'
        and not exists (select from unreported)
        and case when tags = '{}' then ${offered}::jsonb = '{}' else ${offered}::jsonb @> tags end
      order by id
      limit 1
      for update skip locked
    ), taken as (
      update jobs.jobs set status = 'RUNNING', daemon_id = ${daemonId}::uuid, started_at = ${now}::timestamptz
      where id = (select id from next) and ${withoutWaitingForTheDisk}
      returning *
    )
    select ${jobColumns} from taken j
    union all
    select ${jobColumns} from jobs.jobs j where id = (select id from unreported)`);
  return job ?? null;
}
