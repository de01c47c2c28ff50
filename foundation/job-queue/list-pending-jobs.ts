import type { Transaction } from "../database/in-transaction.js";
import type { Tags } from "../tags/read-tags.js";

/** The pending jobs of an organization that ask for the same tags, by id, in the order in which they are given out. */
export interface PendingJobsRow {
  organizationId: string;
  tags: Tags;
  jobIds: string[];
}

/** All that waits in these organizations, in one statement. */
export const listPendingJobs = (
  store: Pick<Transaction, "$queryRaw">,
  organizationIds: string[],
): Promise<PendingJobsRow[]> =>
  store.$queryRaw<PendingJobsRow[]>`
    select organization_id as "organizationId", tags, array_agg(id::text order by id) as "jobIds"
    from jobs.jobs
    where organization_id = any(${organizationIds}::uuid[]) and status = 'PENDING'
    group by organization_id, tags`;
