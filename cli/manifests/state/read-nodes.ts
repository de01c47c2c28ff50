import type { Graph } from "../../graph/graph-client.js";
import { operation, type Operation } from "../../graph/operation.js";
import { inBatches, sideBySide } from "./side-by-side.js";

/** Something of many nodes of one type, by `nodes`: never one request for each. */
export interface NodesQuery<Node> {
  operation: Operation<{ nodes: (Node | null)[] }, { ids: string[] }>;
  /** So many that the answer stays within the gateway's limits. */
  atOnce: number;
}

/** The query's name says whose nodes it asks for, and what of them. */
export const nodesQuery = <Node>(
  [name, type]: [name: string, type: string],
  selection: string,
  atOnce: number,
): NodesQuery<Node> => ({
  operation: operation(`query ${name}($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { id ${selection} } } }`),
  atOnce,
});

/** What there is of these nodes, in no order. */
export async function readNodes<Node>(graph: Graph, query: NodesQuery<Node>, ids: readonly string[]): Promise<Node[]> {
  const answers = await sideBySide(inBatches(ids, query.atOnce), (batch) =>
    graph.request(query.operation, { ids: batch }),
  );
  return answers.flatMap(({ nodes }) => nodes.filter((node) => node !== null));
}

interface Page<Item> {
  nodes: Item[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

type Parent<Item> = { id: string; list: Page<Item> | null };

interface Pages {
  parentsAtOnce: number;
  first: number;
  /** So many of one parent alone, whose list is longer; as many as at first unless said otherwise. */
  then?: number;
}

/** A connection of many nodes. */
export interface ConnectionQuery<Item> extends Pages {
  operation: Operation<{ nodes: (Parent<Item> | null)[] }, { ids: string[]; first: number; after: string | null }>;
  /** Whether a parent's list need not be read on; it is read to its end unless said otherwise. */
  hasEnough?: (parentId: string, read: readonly Item[]) => boolean;
}

const paged = (connection: string): string => {
  const [name, rest] = connection.split("(");
  const page = "first: $first, after: $after";
  return rest === undefined ? `${connection}(${page})` : `${name!}(${page}, ${rest}`;
};

export const connectionQuery = <Item>(
  [name, type, connection]: [name: string, type: string, connection: string],
  selection: string,
  pages: Pages,
): ConnectionQuery<Item> => ({
  operation: operation(`query ${name}($ids: [ID!]!, $first: Int!, $after: String) {
    nodes(ids: $ids) { ... on ${type} { id list: ${paged(connection)} {
      nodes { ${selection} } pageInfo { hasNextPage endCursor }
    } } }
  }`),
  ...pages,
});

/** Every node of the connection, by its parent's id; only long lists take requests of their own. */
export async function readConnections<Item>(
  graph: Graph,
  query: ConnectionQuery<Item>,
  ids: readonly string[],
): Promise<Map<string, Item[]>> {
  const byParent = new Map<string, Item[]>(ids.map((id) => [id, []]));
  const { first, then = first, hasEnough = () => false } = query;
  const read = async (batch: string[], page: { first: number; after: string | null }): Promise<void> => {
    const { nodes } = await graph.request(query.operation, { ids: batch, ...page });
    for (const parent of nodes) {
      if (!parent?.list) continue;
      const known = byParent.get(parent.id)!;
      known.push(...parent.list.nodes);
      const { hasNextPage, endCursor } = parent.list.pageInfo;
      if (hasNextPage && !hasEnough(parent.id, known)) await read([parent.id], { first: then, after: endCursor });
    }
  };
  await sideBySide(inBatches(ids, query.parentsAtOnce), (batch) => read(batch, { first, after: null }));
  return byParent;
}
