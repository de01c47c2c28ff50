import { badInput } from "../../../foundation/errors/graph-errors.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import { readOptionalId } from "../../../foundation/ids/read-id.js";

/** A filter's organization; BAD_USER_INPUT where the list is below another one. */
export function readOrganizationFilter(
  organizationId: string | null | undefined,
  parent: string | null,
): OrganizationId | null {
  const id = readOptionalId("Organization", organizationId, "filter.organizationId");
  if (id !== null && parent !== null && parent !== id) {
    throw badInput("filter.organizationId", "The list is below another organization. Leave it out.");
  }
  return id;
}
