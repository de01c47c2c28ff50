import { Prisma } from "../../../generated/prisma/client.js";
import { isStorable } from "../../names/storable-text.js";
import type { Visibility } from "../../rbac/visibility.js";

/** Rows of organizations that the actor may read; one condition, however many they are. */
export function inVisible(column: Prisma.Sql, visibility: Visibility): Prisma.Sql[] {
  return visibility === "all" ? [] : [Prisma.sql`${column} = any(${[...visibility]}::uuid[])`];
}

/** Rows in one of whose columns the text occurs, in any case; no condition for an empty search. */
export function matches(search: string | null | undefined, ...columns: Prisma.Sql[]): Prisma.Sql[] {
  if (!search) return [];
  if (!isStorable(search)) return [Prisma.sql`false`];
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return [
    Prisma.sql`(${Prisma.join(
      columns.map((column) => Prisma.sql`${column} ilike ${pattern}`),
      " or ",
    )})`,
  ];
}

/** Rows whose list has this text; no condition where none is given. */
export function holds(text: string | null | undefined, list: Prisma.Sql): Prisma.Sql[] {
  if (text == null) return [];
  return [isStorable(text) ? Prisma.sql`${text} = any(${list})` : Prisma.sql`false`];
}
