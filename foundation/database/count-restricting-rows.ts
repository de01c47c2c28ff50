import { Prisma } from "../../generated/prisma/client.js";
import type { Transaction } from "./in-transaction.js";

/** How many rows of a table keep another row from being deleted. */
export interface RestrictingRows {
  /** As the table is called, in words: `provisioner keys`. */
  table: string;
  count: number;
}

interface ReferringColumn {
  relation: string;
  column: string;
  words: string;
}

type Queryable = Pick<Transaction, "$queryRaw">;

/** The columns that refer to the table by a foreign key with `on delete restrict`, quoted. */
const listReferringColumns = (database: Queryable, table: string): Promise<ReferringColumn[]> =>
  database.$queryRaw`
    select format('%I.%I', n.nspname, r.relname) as relation, format('%I', a.attname) as column,
      replace(r.relname, '_', ' ') as words
    from pg_constraint c
    join pg_class r on r.oid = c.conrelid
    join pg_namespace n on n.oid = r.relnamespace
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confdeltype = 'r' and cardinality(c.conkey) = 1 and c.confrelid = ${table}::regclass
    order by relation`;

/**
 * What refers to a row and keeps it from being deleted, table by table, those with rows only. The foreign keys say where
 * to look, so that an owner need not know the tables of others. `table` is written as `schema.table`.
 */
export async function countRestrictingRows(database: Queryable, table: string, id: string): Promise<RestrictingRows[]> {
  const columns = await listReferringColumns(database, table);
  if (columns.length === 0) return [];
  const counts = columns.map(
    ({ relation, column, words }) =>
      Prisma.sql`
        select ${words}::text as table, count(*)::int as count
        from ${Prisma.raw(relation)} where ${Prisma.raw(column)} = ${id}::uuid`,
  );
  const rows = await database.$queryRaw<RestrictingRows[]>(Prisma.join(counts, " union all "));
  return rows.filter((row) => row.count > 0);
}

const singular = (words: string): string => words.replace(/ies$/, "y").replace(/s$/, "");

/** For a person: `1 template and 3 workspaces`. */
export function inWords(rows: readonly RestrictingRows[]): string {
  const parts = rows.map(({ table, count }) => `${String(count)} ${count === 1 ? singular(table) : table}`);
  return new Intl.ListFormat("en").format(parts);
}
