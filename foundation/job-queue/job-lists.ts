import { Prisma } from "../../generated/prisma/client.js";
import type { Visibility } from "../rbac/visibility.js";
import { inVisible } from "../subgraph-kit/connections/conditions.js";
import type { ListSource } from "../subgraph-kit/connections/list-source.js";
import type { Tags } from "../tags/read-tags.js";

export const jobList: ListSource = { name: "jobs", from: Prisma.sql`jobs.jobs t`, id: Prisma.sql`t.id` };
export const organizationJobList: ListSource = {
  ...jobList,
  name: "organization-jobs",
  parent: Prisma.sql`t.organization_id`,
};

/** Which jobs; UUIDs, and left out where all will do. */
export interface JobSelection {
  organizationId?: string | null;
  status?: readonly string[] | null;
  type?: readonly string[] | null;
  /** Jobs that ask for at least these. */
  tags?: Tags | null;
  initiatorId?: string | null;
  daemonId?: string | null;
  workspaceId?: string | null;
  templateId?: string | null;
  /** Made at this time or later … */
  since?: Date | null;
  /** … and before this one. */
  until?: Date | null;
}

const when = <Value>(value: Value | null | undefined, condition: (value: Value) => Prisma.Sql): Prisma.Sql[] =>
  value == null ? [] : [condition(value)];

export const jobConditions = (selection: JobSelection, visibility: Visibility): Prisma.Sql[] => [
  ...inVisible(
    { organization: Prisma.sql`t.organization_id`, own: (userId) => Prisma.sql`t.owner_id = ${userId}::uuid` },
    visibility,
  ),
  ...when(selection.organizationId, (id) => Prisma.sql`t.organization_id = ${id}::uuid`),
  ...when(selection.status, (statuses) => Prisma.sql`t.status = any(${[...statuses]}::jobs.job_status[])`),
  ...when(selection.type, (types) => Prisma.sql`t.type = any(${[...types]}::jobs.job_type[])`),
  ...when(selection.tags, (tags) => Prisma.sql`t.tags @> ${JSON.stringify(tags)}::jsonb`),
  ...when(selection.initiatorId, (id) => Prisma.sql`t.initiator_id = ${id}::uuid`),
  ...when(selection.daemonId, (id) => Prisma.sql`t.daemon_id = ${id}::uuid`),
  ...when(selection.workspaceId, (id) => Prisma.sql`t.workspace_id = ${id}::uuid`),
  ...when(selection.templateId, (id) => Prisma.sql`t.template_id = ${id}::uuid`),
  ...when(selection.since, (time) => Prisma.sql`t.created_at >= ${time}::timestamptz`),
  ...when(selection.until, (time) => Prisma.sql`t.created_at < ${time}::timestamptz`),
];

/** The condition that a daemon works on a job; `daemonId` is a column. */
export const isAtWork = (daemonId: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`exists (select from jobs.jobs j where j.daemon_id = ${daemonId} and j.status in ('RUNNING', 'CANCELING'))`;
