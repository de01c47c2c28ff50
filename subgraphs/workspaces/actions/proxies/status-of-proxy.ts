import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { proxyStatus, type ProxyStatus } from "../../rules/proxies/proxy-status.js";
import type { ProxyRow } from "../../store/proxies.js";

/** A proxy's status at this moment. */
export const statusOfProxy = ({ clock }: ActionContext, proxy: ProxyRow): ProxyStatus =>
  proxyStatus(proxy, clock.now());
