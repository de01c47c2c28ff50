import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { daemonStatus, type DaemonStatus } from "../../rules/daemon-status.js";
import { isServedApi } from "../../rules/served-api.js";
import type { DaemonRow } from "../../store/daemons.js";

/** What a daemon is doing now, as far as it was heard of. */
export const statusOfDaemon = (
  { clock }: Pick<ActionContext, "clock">,
  daemon: DaemonRow,
  isAtWork: boolean,
): DaemonStatus => daemonStatus({ ...daemon, isAtWork }, clock.now());

/** Does the daemon speak a protocol that is not served any more? */
export const isOutdatedDaemon = ({ apiVersion }: DaemonRow): boolean => !isServedApi(apiVersion);
