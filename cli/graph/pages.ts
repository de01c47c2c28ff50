/** A page of a connection. */
export interface Page<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount?: number;
}

/** What a connection's selection needs, besides its nodes, to be read on. */
export const pageInfo = "pageInfo { hasNextPage endCursor }";

/** The most that the graph gives at once. */
const pageSize = 100;

/**
 * The first so many objects of a connection (all of them where `limit` is null), page by page. `read` gives null where
 * the connection itself may not be seen.
 */
export async function readPages<Node>(
  limit: number | null,
  read: (page: { first: number; after: string | null }) => Promise<Page<Node> | null>,
): Promise<{ nodes: Node[]; hasMore: boolean; totalCount: number | null }> {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (;;) {
    const first = limit === null ? pageSize : Math.min(pageSize, limit - nodes.length);
    const page: Page<Node> | null = await read({ first, after });
    if (!page) return { nodes, hasMore: false, totalCount: null };
    nodes.push(...page.nodes);
    after = page.pageInfo.endCursor;
    const { hasNextPage } = page.pageInfo;
    if (!hasNextPage || after === null || nodes.length === limit) {
      return { nodes, hasMore: hasNextPage, totalCount: page.totalCount ?? null };
    }
  }
}
