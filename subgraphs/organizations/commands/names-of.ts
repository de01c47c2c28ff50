import type { Statements } from "../../../foundation/database/statements.js";
import { readNames } from "../store/names.js";

/** What an organization and a user are called now; what is not asked for or does not exist is left out. */
export async function namesOf(
  tx: Statements,
  { organizationId, userId }: { organizationId?: string; userId?: string },
): Promise<{ organizationName?: string; userName?: string }> {
  const { organizationName, userName } = await readNames(tx, organizationId ?? null, userId ?? null);
  return { ...(organizationName !== null && { organizationName }), ...(userName !== null && { userName }) };
}
