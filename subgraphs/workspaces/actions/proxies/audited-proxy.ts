import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import { listServedOrganizations, type ProxyRow } from "../../store/proxies.js";

/** The fields of a proxy that its audit rows show; `organizationIds` is null where it serves all. */
export async function auditedProxy(tx: Transaction, proxy: ProxyRow) {
  const { name, displayName, icon, url, servesAll, manifestLabel } = proxy;
  const served = await listServedOrganizations(tx, [proxy.id]);
  const organizationIds = served.map(({ organizationId }) => encodeId("Organization", organizationId));
  return { name, displayName, icon, url, manifestLabel, organizationIds: servesAll ? null : organizationIds };
}
