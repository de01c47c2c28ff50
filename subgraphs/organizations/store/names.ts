import { prepared, type Statements } from "../../../foundation/database/statements.js";

interface NamesRow {
  organizationName: string | null;
  userName: string | null;
}

/** Both names in one statement; null for what is not asked for, and for what does not exist. */
export async function readNames(
  store: Statements,
  organizationId: string | null,
  userId: string | null,
): Promise<NamesRow> {
  const [row] = await store.$queryRaw<NamesRow[]>(prepared("read_names")`
    select (select name from organizations.organizations where id = ${organizationId}::uuid) as "organizationName",
      (select username from organizations.users where id = ${userId}::uuid) as "userName"`);
  return row!;
}
