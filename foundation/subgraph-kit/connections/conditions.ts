import { Prisma } from "../../../generated/prisma/client.js";
import { isStorable } from "../../names/storable-text.js";
import type { Visibility } from "../../rbac/visibility.js";

/** What says whose a row is. */
export interface Belonging {
  /** The column of its organization. */
  organization: Prisma.Sql;
  /** The condition that it is this user's own; left out where rows belong to an organization alone. */
  own?: (userId: string) => Prisma.Sql;
}

/** Rows that the actor may read; one condition, however many organizations there are. */
export function inVisible({ organization, own }: Belonging, visibility: Visibility): Prisma.Sql[] {
  if (visibility === "all") return [];
  const { organizationIds, ownIn, userId } = visibility;
  const there = Prisma.sql`${organization} = any(${[...organizationIds]}::uuid[])`;
  if (!own || userId === null || ownIn.length === 0) return [there];
  const mine = Prisma.sql`${own(userId)} and ${organization} = any(${[...ownIn]}::uuid[])`;
  // Said only where it holds anything: an "or" keeps the database from going by owner.
  return organizationIds.length === 0 ? [mine] : [Prisma.sql`(${there} or (${mine}))`];
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** Rows whose column begins with the text, in any case. */
export const begins = (text: string, column: Prisma.Sql): Prisma.Sql[] => [
  isStorable(text) ? Prisma.sql`${column} ilike ${`${escaped(text)}%`}` : Prisma.sql`false`,
];

/** Rows in one of whose columns the text occurs, in any case; no condition for an empty search. */
export function matches(search: string | null | undefined, ...columns: Prisma.Sql[]): Prisma.Sql[] {
  if (!search) return [];
  if (!isStorable(search)) return [Prisma.sql`false`];
  const pattern = `%${escaped(search)}%`;
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
