import { Prisma, type AuditEntry } from "../../generated/prisma/client.js";
import type { Transaction } from "../database/in-transaction.js";
import { visibleRows } from "../database/visible-where.js";
import type { Visibility } from "../rbac/visibility.js";
import { inVisible } from "../subgraph-kit/connections/conditions.js";
import type { ListSource } from "../subgraph-kit/connections/list-source.js";

export type AuditRow = AuditEntry;

export const auditList: ListSource = { name: "audit", from: Prisma.sql`audit.entries t`, id: Prisma.sql`t.id` };
export const organizationAuditList: ListSource = {
  ...auditList,
  name: "organization-audit",
  parent: Prisma.sql`t.organization_id`,
};

/** Which entries; UUIDs, and left out where all will do. */
export interface AuditSelection {
  action?: string | null;
  outcome?: string | null;
  resourceType?: string | null;
  resourceId?: string | null;
  actorId?: string | null;
  /** From this instant on … */
  since?: Date | null;
  /** … up to this one. */
  until?: Date | null;
}

const when = <Value>(value: Value | null | undefined, condition: (value: Value) => Prisma.Sql): Prisma.Sql[] =>
  value == null ? [] : [condition(value)];

export const auditConditions = (selection: AuditSelection, visibility: Visibility): Prisma.Sql[] => [
  ...inVisible({ organization: Prisma.sql`t.organization_id` }, visibility),
  ...when(selection.action, (action) => Prisma.sql`t.action = ${action}`),
  ...when(selection.outcome, (outcome) => Prisma.sql`t.outcome = ${outcome}`),
  ...when(selection.resourceType, (type) => Prisma.sql`t.resource_type = ${type}`),
  ...when(selection.resourceId, (id) => Prisma.sql`t.resource_id = ${id}::uuid`),
  ...when(selection.actorId, (id) => Prisma.sql`t.actor_id = ${id}::uuid`),
  ...when(selection.since, (time) => Prisma.sql`t.time >= ${time}::timestamptz`),
  ...when(selection.until, (time) => Prisma.sql`t.time <= ${time}::timestamptz`),
];

export const listAuditEntries = (
  store: Pick<Transaction, "auditEntry">,
  ids: string[],
  visibility: Visibility,
): Promise<AuditRow[]> => store.auditEntry.findMany({ where: { AND: [{ id: { in: ids } }, visibleRows(visibility)] } });
