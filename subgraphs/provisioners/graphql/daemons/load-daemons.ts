import { readOptionalId } from "../../../../foundation/ids/read-id.js";
import type { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { selectDaemons, type DaemonParent } from "../../actions/daemons/select-daemons.js";
import type { ProvisionersContext } from "../context.js";
import { readOrganizationFilter } from "../read-organization-filter.js";
import { readTagArgument } from "../read-tag-argument.js";
import type { ProvisionerDaemonFilter } from "./provisioner-daemon-filter.input.js";

interface DaemonsRequest {
  page: ConnectionArgs;
  filter?: ProvisionerDaemonFilter | null | undefined;
  /** Left out for a root field. */
  below?: { type: DaemonParent; id: string };
}

/** A page of the daemons that the actor may read. */
export function loadDaemons(context: ProvisionersContext, { page, filter, below }: DaemonsRequest) {
  const wanted = {
    status: filter?.status ?? null,
    organizationId: readOrganizationFilter(filter?.organizationId, below?.type === "organization" ? below.id : null),
    tags: readTagArgument(filter?.tags, "filter.tags"),
    keyId: readOptionalId("ProvisionerKey", filter?.keyId, "filter.keyId"),
  };
  const selected = selectDaemons(context, wanted, below?.type ?? null);
  const load = (id: string) => context.loaders.daemon.load(id);
  return context.connections.load({ ...selected, arguments: page, parent: below?.id ?? null, load });
}
