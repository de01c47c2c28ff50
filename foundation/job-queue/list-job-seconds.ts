import type { Transaction } from "../database/in-transaction.js";

/** How long each of these jobs was run by its daemon; a job that never ran, or is not over, is not there. */
export const listJobSeconds = (store: Pick<Transaction, "$queryRaw">, jobIds: string[]) =>
  store.$queryRaw<{ id: string; seconds: number }[]>`
    select id, extract(epoch from completed_at - started_at)::float8 as seconds
    from jobs.jobs
    where id = any(${jobIds}::uuid[]) and started_at is not null and completed_at is not null`;
