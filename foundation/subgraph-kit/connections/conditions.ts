import { Prisma } from "../../../generated/prisma/client.js";
import type { Visibility } from "../../rbac/visibility.js";

/** Rows of organizations that the actor may read; one condition, however many they are. */
export function inVisible(column: Prisma.Sql, visibility: Visibility): Prisma.Sql[] {
  return visibility === "all" ? [] : [Prisma.sql`${column} = any(${[...visibility]}::uuid[])`];
}

/** Rows in one of whose columns the text occurs, in any case; no condition for an empty search. */
export function matches(search: string | null | undefined, ...columns: Prisma.Sql[]): Prisma.Sql[] {
  if (!search) return [];
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return [
    Prisma.sql`(${Prisma.join(
      columns.map((column) => Prisma.sql`${column} ilike ${pattern}`),
      " or ",
    )})`,
  ];
}
