import { Prisma } from "../../../generated/prisma/client.js";
import { isAtWork } from "../../../foundation/job-queue/job-lists.js";
import type { Tags } from "../../../foundation/tags/read-tags.js";
import type { ProvisionersStore } from "./provisioners-store.js";

/** A daemon that may be given jobs, with its signs of life. */
export interface ContenderRow {
  id: string;
  organizationId: string;
  tags: Tags;
  lastSeenAt: Date;
  isUnregistered: boolean;
  isAtWork: boolean;
}

/** The daemons of each organization whose key is in force: no other is given a job. One statement for all. */
export const listContenders = (
  store: Pick<ProvisionersStore, "$queryRaw">,
  organizationIds: string[],
  now: Date,
): Promise<ContenderRow[]> =>
  store.$queryRaw<ContenderRow[]>`
    select d.id, d.organization_id as "organizationId", d.tags, d.last_seen_at as "lastSeenAt",
      d.is_unregistered as "isUnregistered", ${isAtWork(Prisma.sql`d.id`)} as "isAtWork"
    from provisioners.provisioner_daemons d
    join provisioners.provisioner_keys k on k.id = d.key_id
    where d.organization_id = any(${organizationIds}::uuid[])
      and k.deleted_at is null and (k.expires_at is null or k.expires_at > ${now}::timestamptz)
    order by d.id`;
