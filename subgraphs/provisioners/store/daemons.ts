import { Prisma, type ProvisionerDaemon } from "../../../generated/prisma/client.js";
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

/** A daemon of this key; null for any other. */
export const findDaemonOfKey = (store: ProvisionersStore, id: string, keyId: string): Promise<DaemonRow | null> =>
  store.provisionerDaemon.findFirst({ where: { id, keyId } });

export const listDaemonsOfKey = (store: ProvisionersStore, keyId: string): Promise<{ id: string }[]> =>
  store.provisionerDaemon.findMany({ where: { keyId }, select: { id: true } });

type Registration = Omit<Prisma.ProvisionerDaemonUncheckedCreateInput, "jobs" | "createdAt" | "isUnregistered">;

/** A daemon as it says it is: new, or known by its name in the organization. */
export const recordRegistration = (store: ProvisionersStore, { id, ...said }: Registration): Promise<DaemonRow> =>
  store.provisionerDaemon.upsert({
    where: { organizationId_name: { organizationId: said.organizationId, name: said.name } },
    create: { id, ...said, createdAt: said.lastSeenAt },
    update: { ...said, isUnregistered: false },
  });

/** One that said good-bye stays offline until it registers again: a poll of its may arrive after the good-bye. */
export async function recordDaemonSeen(store: ProvisionersStore, id: string, at: Date): Promise<void> {
  await store.provisionerDaemon.updateMany({ where: { id }, data: { lastSeenAt: at } });
}

export async function recordFarewell(store: ProvisionersStore, id: string, at: Date): Promise<void> {
  await store.provisionerDaemon.updateMany({ where: { id }, data: { lastSeenAt: at, isUnregistered: true } });
}
