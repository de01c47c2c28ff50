import type { Prisma } from "../../../generated/prisma/client.js";
import type { WorkspacesStore } from "./workspaces-store.js";

/** Its secret's hash is for nobody. */
const left = { secretHash: true } as const;

export type ProxyRow = Prisma.WorkspaceProxyGetPayload<{ omit: typeof left }>;

export const listProxies = (store: WorkspacesStore, ids: string[]): Promise<ProxyRow[]> =>
  store.workspaceProxy.findMany({ where: { id: { in: ids } }, omit: left });

export const listAllProxies = (store: WorkspacesStore): Promise<ProxyRow[]> =>
  store.workspaceProxy.findMany({ orderBy: { name: "asc" }, omit: left });

/** Which organizations each proxy serves; one that serves all is not there. */
export const listServedOrganizations = (store: WorkspacesStore, proxyIds: string[]) =>
  store.workspaceProxyOrganization.findMany({
    where: { proxyId: { in: proxyIds } },
    orderBy: { organizationId: "asc" },
  });
