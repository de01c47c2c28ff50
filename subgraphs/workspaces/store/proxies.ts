import type { Prisma } from "../../../generated/prisma/client.js";
import type { WorkspacesStore } from "./workspaces-store.js";

/** Its secret's hash is for nobody. */
const left = { secretHash: true } as const;

export type ProxyRow = Prisma.WorkspaceProxyGetPayload<{ omit: typeof left }>;

export const listProxies = (store: WorkspacesStore, ids: string[]): Promise<ProxyRow[]> =>
  store.workspaceProxy.findMany({ where: { id: { in: ids } }, omit: left });

export const listAllProxies = (store: WorkspacesStore): Promise<ProxyRow[]> =>
  store.workspaceProxy.findMany({ orderBy: { name: "asc" }, omit: left });

export const findProxy = (store: WorkspacesStore, id: string): Promise<ProxyRow | null> =>
  store.workspaceProxy.findUnique({ where: { id }, omit: left });

export const findProxyBySecret = (
  store: Pick<WorkspacesStore, "workspaceProxy">,
  secretHash: Uint8Array<ArrayBuffer>,
): Promise<ProxyRow | null> => store.workspaceProxy.findUnique({ where: { secretHash }, omit: left });

/** Whoever holds it alone changes the proxy, until the transaction ends. */
export async function findProxyLocked(store: WorkspacesStore, id: string): Promise<ProxyRow | null> {
  await store.$queryRaw`select id from workspaces.workspace_proxies where id = ${id}::uuid for update`;
  return findProxy(store, id);
}

export const recordProxy = (
  store: WorkspacesStore,
  data: Prisma.WorkspaceProxyUncheckedCreateInput,
): Promise<ProxyRow> => store.workspaceProxy.create({ data, omit: left });

export const recordProxyUpdate = (
  store: WorkspacesStore,
  id: string,
  data: Prisma.WorkspaceProxyUncheckedUpdateInput,
): Promise<ProxyRow> => store.workspaceProxy.update({ where: { id }, data, omit: left });

/** The proxy's word about itself; null for one that was deleted meanwhile. */
export async function recordProxyReport(
  store: WorkspacesStore,
  id: string,
  report: { version: string; errors: string[]; lastSeenAt: Date },
): Promise<ProxyRow | null> {
  const [proxy] = await store.workspaceProxy.updateManyAndReturn({ where: { id }, data: report, omit: left });
  return proxy ?? null;
}

export const recordProxyDeletion = (store: WorkspacesStore, id: string) =>
  store.workspaceProxy.delete({ where: { id }, select: { id: true } });

/** Replaces the whole list of organizations that a proxy serves. */
export async function recordServedOrganizations(
  store: WorkspacesStore,
  proxyId: string,
  organizationIds: readonly string[],
): Promise<void> {
  await store.workspaceProxyOrganization.deleteMany({ where: { proxyId } });
  const data = organizationIds.map((organizationId) => ({ proxyId, organizationId }));
  if (data.length > 0) await store.workspaceProxyOrganization.createMany({ data });
}

/** Which organizations each proxy serves; those of one that serves all are not there. */
export const listServedOrganizations = (store: WorkspacesStore, proxyIds: string[]) =>
  store.workspaceProxyOrganization.findMany({
    where: { proxyId: { in: proxyIds } },
    orderBy: { organizationId: "asc" },
  });
