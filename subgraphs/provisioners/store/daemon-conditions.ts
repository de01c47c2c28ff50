import { Prisma } from "../../../generated/prisma/client.js";
import { isAtWork } from "../../../foundation/job-queue/job-lists.js";
import type { Tags } from "../../../foundation/tags/read-tags.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import { inVisible } from "../../../foundation/subgraph-kit/connections/conditions.js";
import type { DaemonStatus } from "../rules/daemon-status.js";

/** Which daemons; UUIDs, and left out where all will do. */
export interface DaemonSelection {
  organizationId?: string | null;
  status?: readonly DaemonStatus[] | null;
  /** Daemons that have at least these. */
  tags?: Tags | null;
  keyId?: string | null;
  /** Whoever was not seen since is offline. */
  onlineSince: Date;
}

/** The same as `daemonStatus`, as conditions. */
function conditionOf(status: DaemonStatus, onlineSince: Date): Prisma.Sql {
  const isOnline = Prisma.sql`(not t.is_unregistered and t.last_seen_at > ${onlineSince}::timestamptz)`;
  if (status === "OFFLINE") return Prisma.sql`not ${isOnline}`;
  const works = isAtWork(Prisma.sql`t.id`);
  return status === "BUSY" ? Prisma.sql`(${isOnline} and ${works})` : Prisma.sql`(${isOnline} and not ${works})`;
}

function inStatus({ status, onlineSince }: DaemonSelection): Prisma.Sql[] {
  if (status == null) return [];
  if (status.length === 0) return [Prisma.sql`false`];
  const conditions = status.map((wanted) => conditionOf(wanted, onlineSince));
  return [Prisma.sql`(${Prisma.join(conditions, " or ")})`];
}

export const daemonConditions = (selection: DaemonSelection, visibility: Visibility): Prisma.Sql[] => [
  ...inVisible({ organization: Prisma.sql`t.organization_id` }, visibility),
  ...(selection.organizationId == null ? [] : [Prisma.sql`t.organization_id = ${selection.organizationId}::uuid`]),
  ...inStatus(selection),
  ...(selection.tags == null ? [] : [Prisma.sql`t.tags @> ${JSON.stringify(selection.tags)}::jsonb`]),
  ...(selection.keyId == null ? [] : [Prisma.sql`t.key_id = ${selection.keyId}::uuid`]),
];
