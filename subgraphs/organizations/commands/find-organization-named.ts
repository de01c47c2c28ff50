import type { Statements } from "../../../foundation/database/statements.js";
import { namesOf } from "./names-of.js";

/** An organization as audit rows name it; null where there is none. */
export async function findOrganizationNamed(
  tx: Statements,
  organizationId: string,
): Promise<{ id: string; name: string } | null> {
  const { organizationName } = await namesOf(tx, { organizationId });
  return organizationName === undefined ? null : { id: organizationId, name: organizationName };
}
