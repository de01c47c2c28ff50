import DataLoader from "dataloader";
import { groupBy } from "../../collections/group-by.js";
import type { Prisma } from "../../../generated/prisma/client.js";
import { encodeCursor } from "./cursor.js";
import { countRows, selectPages, type ListRow, type ListSource, type Queryable } from "./list-source.js";
import { parsePage, type PageArguments, type PageRequest } from "./parse-page.js";

/** What a connection is resolved from; `totalCount` is asked of the database only when a client asks for it. */
export interface ConnectionValue<Row> {
  edges: { cursor: string; node: Row }[];
  nodes: Row[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  readonly totalCount: Promise<number>;
}

/** One list, as a resolver asks for it. */
export interface ListRequest<Row> {
  source: ListSource;
  /** Filters and what the actor may see; the same for every parent of a request. */
  conditions: readonly Prisma.Sql[];
  arguments: PageArguments;
  /** The UUID of what the list stands below; null for a root field. */
  parent: string | null;
  /** The row of an id, null for one that is gone or hidden; usually a loader's `load`. */
  load: (id: string) => Promise<Row | null>;
}

/** Stands for "no parent" in a loader's keys. */
const rootKey = "";

/**
 * The connections of one request. The same list below many parents costs one statement for all of them, and one more
 * if they are counted, however many parents and rows there are.
 */
export class Connections {
  readonly #database: Queryable;
  readonly #pages = new Map<string, DataLoader<string, string[]>>();
  readonly #counts = new Map<string, DataLoader<string, number>>();

  constructor(database: Queryable) {
    this.#database = database;
  }

  async load<Row>(request: ListRequest<Row>): Promise<ConnectionValue<Row>> {
    const page = parsePage(request.source.name, request.arguments);
    const key = request.parent ?? rootKey;
    const found = await this.#pageLoader(request, page).load(key);
    const ids = found.slice(0, page.size);
    if (page.fromEnd) ids.reverse();
    const loaded = await Promise.all(ids.map(async (id) => ({ id, node: await request.load(id) })));
    const edges = loaded.flatMap(({ id, node }) =>
      node === null ? [] : [{ cursor: encodeCursor(request.source.name, id), node }],
    );
    const hasMore = found.length > page.size;
    const count = () => this.#countLoader(request).load(key);
    return {
      edges,
      nodes: edges.map((edge) => edge.node),
      pageInfo: {
        hasNextPage: page.fromEnd ? page.beforeId !== null : hasMore,
        hasPreviousPage: page.fromEnd ? hasMore : page.afterId !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      // A getter, for a field of this name reads it and calls nothing.
      get totalCount() {
        return count();
      },
    };
  }

  #pageLoader<Row>({ source, conditions }: ListRequest<Row>, page: PageRequest): DataLoader<string, string[]> {
    return memoized(this.#pages, identityOf(source, conditions, page), async (parents) => {
      const rows = await this.#database.$queryRaw<ListRow[]>(selectPages({ source, conditions, page, parents }));
      const idsByParent = groupBy(rows, (row) => row.parent ?? rootKey);
      return parents.map((parent) => (idsByParent.get(parent) ?? []).map((row) => row.id));
    });
  }

  #countLoader<Row>({ source, conditions }: ListRequest<Row>): DataLoader<string, number> {
    return memoized(this.#counts, identityOf(source, conditions), async (parents) => {
      const statement = countRows(source, conditions, parents);
      const rows = await this.#database.$queryRaw<{ parent: string | null; count: number }[]>(statement);
      const countByParent = new Map(rows.map((row) => [row.parent ?? rootKey, row.count]));
      return parents.map((parent) => countByParent.get(parent) ?? 0);
    });
  }
}

function identityOf(source: ListSource, conditions: readonly Prisma.Sql[], page?: PageRequest): string {
  return JSON.stringify([source.name, conditions.map(({ sql, values }) => [sql, values]), page]);
}

function memoized<Value>(
  loaders: Map<string, DataLoader<string, Value>>,
  key: string,
  load: (parents: readonly string[]) => Promise<Value[]>,
): DataLoader<string, Value> {
  const known = loaders.get(key);
  if (known) return known;
  const loader = new DataLoader(load);
  loaders.set(key, loader);
  return loader;
}
