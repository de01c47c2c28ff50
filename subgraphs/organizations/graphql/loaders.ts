import type DataLoader from "dataloader";
import { visibleOrganizations } from "../../../foundation/rbac/visibility.js";
import { byId } from "../../../foundation/subgraph-kit/by-id.js";
import type { ActionContext } from "../../../foundation/actions/action-context.js";
import { listOrganizations, type OrganizationRow } from "../store/organizations.js";

/** What this subgraph reads by id, once a request; what the actor may not see is not there. */
export interface Loaders {
  organization: DataLoader<string, OrganizationRow | null>;
}

export function createLoaders({ database, actor }: ActionContext): Loaders {
  const organizations = visibleOrganizations(actor, "ORGANIZATION_READ");
  return {
    organization: byId((ids) => listOrganizations(database, ids, organizations)),
  };
}
