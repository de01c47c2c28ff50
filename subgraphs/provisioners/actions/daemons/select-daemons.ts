import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { visibleOrganizations } from "../../../../foundation/rbac/visibility.js";
import { onlineSince } from "../../rules/daemon-status.js";
import { daemonConditions, type DaemonSelection } from "../../store/daemon-conditions.js";
import { daemonList, keyDaemonList, organizationDaemonList } from "../../store/daemons.js";

/** What a list of daemons stands below. */
export type DaemonParent = "organization" | "key";

const sources = { organization: organizationDaemonList, key: keyDaemonList };

/** The daemons that the actor may read and the filter wants, of the deployment or below a parent. */
export const selectDaemons = (
  { actor, clock }: ActionContext,
  wanted: Omit<DaemonSelection, "onlineSince">,
  below: DaemonParent | null,
) => ({
  source: below === null ? daemonList : sources[below],
  conditions: daemonConditions(
    { ...wanted, onlineSince: onlineSince(clock.now()) },
    visibleOrganizations(actor, "PROVISIONER_READ"),
  ),
});
