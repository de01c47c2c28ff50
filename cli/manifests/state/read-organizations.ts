import type { Graph } from "../../graph/graph-client.js";
import type { Kind } from "../plan/resources.js";
import { allOrganizations, organizationsByName, type OrganizationNode } from "./documents.js";
import { readNamed } from "./read-named.js";
import type { Wanted } from "./wanted.js";

/** An organization that is there, and what of it is to be read. */
export interface Found {
  node: OrganizationNode;
  kinds: ReadonlySet<Kind>;
}

async function readAll(graph: Graph): Promise<OrganizationNode[]> {
  const found: OrganizationNode[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof request>> = await request(graph, after);
    found.push(...(page?.nodes ?? []));
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

const request = async (graph: Graph, after: string | null) =>
  (await graph.request(allOrganizations, { after })).organizations;

/** The organizations that are wanted and there. */
export async function readOrganizations(graph: Graph, { organizations, everywhere }: Wanted): Promise<Found[]> {
  if (everywhere === null) {
    const found = await readNamed(graph, organizationsByName, [...organizations.keys()]);
    return [...found].map(([name, node]) => ({ node, kinds: organizations.get(name)! }));
  }
  const all = await readAll(graph);
  return all.map((node) => ({ node, kinds: new Set([...everywhere, ...(organizations.get(node.name) ?? [])]) }));
}
