import { Prisma, type ProvisionerDaemon } from "../../../generated/prisma/client.js";
import { prepared, type Statements } from "../../../foundation/database/statements.js";
import { isAtWork } from "../../../foundation/job-queue/job-lists.js";
import { visibleRows } from "../../../foundation/database/visible-where.js";
import type { Visibility } from "../../../foundation/rbac/visibility.js";
import type { ListSource } from "../../../foundation/subgraph-kit/connections/list-source.js";
import type { ProvisionersStore } from "./provisioners-store.js";

export type DaemonRow = ProvisionerDaemon;

export const daemonList: ListSource = {
  name: "daemons",
  from: Prisma.sql`provisioners.provisioner_daemons t`,
  id: Prisma.sql`t.id`,
};
export const organizationDaemonList: ListSource = {
  ...daemonList,
  name: "organization-daemons",
  parent: Prisma.sql`t.organization_id`,
};
export const keyDaemonList: ListSource = { ...daemonList, name: "key-daemons", parent: Prisma.sql`t.key_id` };

export const listDaemons = (store: ProvisionersStore, ids: string[], visibility: Visibility): Promise<DaemonRow[]> =>
  store.provisionerDaemon.findMany({
    where: { AND: [{ id: { in: ids } }, visibleRows(visibility)] },
  });

/** A daemon of this key, seen now; null for any other. One that said good-bye stays offline until it registers again: a poll of its may arrive after the good-bye. */
export async function recordDaemonSeen(
  store: Statements,
  { id, keyId }: { id: string; keyId: string },
  at: Date,
): Promise<DaemonRow | null> {
  const [daemon] = await store.$queryRaw<DaemonRow[]>(prepared("record_daemon_seen")`
    update provisioners.provisioner_daemons d set last_seen_at = ${at}::timestamptz
    where id = ${id}::uuid and key_id = ${keyId}::uuid
    returning id, organization_id as "organizationId", key_id as "keyId", name, tags, version,
      api_version as "apiVersion", is_unregistered as "isUnregistered", created_at as "createdAt",
      last_seen_at as "lastSeenAt"`);
  return daemon ?? null;
}

export const listDaemonsOfKey = (store: ProvisionersStore, keyId: string): Promise<{ id: string }[]> =>
  store.provisionerDaemon.findMany({ where: { keyId }, select: { id: true } });

export const findDaemon = (store: ProvisionersStore, id: string): Promise<DaemonRow | null> =>
  store.provisionerDaemon.findUnique({ where: { id } });

/** Does the daemon still want work? False for one that said good-bye, or is forgotten. */
export async function isRegistered(store: Statements, id: string): Promise<boolean> {
  const rows = await store.$queryRaw<unknown[]>(prepared("is_registered")`
    select id from provisioners.provisioner_daemons where id = ${id}::uuid and not is_unregistered`);
  return rows.length > 0;
}

/** Those that said good-bye and still count as working on a job. */
export const listDaemonsGone = (store: Pick<ProvisionersStore, "$queryRaw">): Promise<{ id: string }[]> =>
  store.$queryRaw<{ id: string }[]>`
    select d.id from provisioners.provisioner_daemons d
    where d.is_unregistered and ${isAtWork(Prisma.sql`d.id`)}`;

/** Removes those that were last seen at this time or before, and do not work on a job; answers how many. */
export const removeDaemonsNotSeenSince = (store: ProvisionersStore, since: Date): Promise<number> =>
  store.$executeRaw`
    delete from provisioners.provisioner_daemons d
    where d.last_seen_at <= ${since}::timestamptz and not ${isAtWork(Prisma.sql`d.id`)}`;

type Registration = Omit<Prisma.ProvisionerDaemonUncheckedCreateInput, "jobs" | "createdAt" | "isUnregistered">;

/** A daemon as it says it is: new, or known by its name in the organization. */
export const recordRegistration = (store: ProvisionersStore, { id, ...said }: Registration): Promise<DaemonRow> =>
  store.provisionerDaemon.upsert({
    where: { organizationId_name: { organizationId: said.organizationId, name: said.name } },
    create: { id, ...said, createdAt: said.lastSeenAt },
    update: { ...said, isUnregistered: false },
  });

export async function recordFarewell(store: ProvisionersStore, id: string, at: Date): Promise<void> {
  await store.provisionerDaemon.updateMany({ where: { id }, data: { lastSeenAt: at, isUnregistered: true } });
}
