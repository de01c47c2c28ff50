import { Prisma } from "../../../generated/prisma/client.js";
import type { PageRequest } from "./parse-page.js";

/** Where the rows of a list are: a table (joined where a condition needs it), and its columns. */
export interface ListSource {
  /** Names the list in its cursors; no colon in it. */
  name: string;
  /** What stands after `from`, such as `organizations.groups t`. */
  from: Prisma.Sql;
  /** The UUIDv7 by which the list is ordered, greatest first. */
  id: Prisma.Sql;
  /** What the list belongs to where it stands below an object, such as `t.organization_id`. */
  parent?: Prisma.Sql;
}

/** Anything that answers a hand-written statement: the client, or a transaction of it. */
export interface Queryable {
  $queryRaw<Rows>(statement: Prisma.Sql): Promise<Rows>;
}

export interface ListRow {
  parent: string | null;
  id: string;
}

const all = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length > 0 ? Prisma.join([...conditions], " and ") : Prisma.sql`true`;

/** One page of the list below each parent. */
export interface PagesOfLists {
  source: ListSource;
  conditions: readonly Prisma.Sql[];
  page: PageRequest;
  parents: readonly string[];
}

/** One page each of the lists below these parents, by one statement, one row more than the page has. */
export function selectPages({ source, conditions, page, parents }: PagesOfLists): Prisma.Sql {
  const bounds = [...conditions];
  if (page.afterId) bounds.push(Prisma.sql`${source.id} < ${page.afterId}::uuid`);
  if (page.beforeId) bounds.push(Prisma.sql`${source.id} > ${page.beforeId}::uuid`);
  const direction = page.fromEnd ? Prisma.sql`asc` : Prisma.sql`desc`;
  const rest = Prisma.sql`order by ${source.id} ${direction} limit ${page.size + 1}`;
  if (!source.parent) {
    return Prisma.sql`select null::uuid as parent, ${source.id} as id from ${source.from} where ${all(bounds)} ${rest}`;
  }
  return Prisma.sql`
    select p.parent, r.id
    from unnest(${parents}::uuid[]) as p(parent)
    cross join lateral (
      select ${source.id} as id from ${source.from} where ${source.parent} = p.parent and ${all(bounds)} ${rest}
    ) r
    order by r.id ${direction}`;
}

/** How many rows each of these lists has in all. */
export function countRows(
  source: ListSource,
  conditions: readonly Prisma.Sql[],
  parents: readonly string[],
): Prisma.Sql {
  if (!source.parent) {
    return Prisma.sql`select null::uuid as parent, count(*)::int as count from ${source.from} where ${all(conditions)}`;
  }
  return Prisma.sql`
    select ${source.parent} as parent, count(*)::int as count from ${source.from}
    where ${source.parent} = any(${parents}::uuid[]) and ${all(conditions)}
    group by 1`;
}
