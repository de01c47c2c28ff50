/** What a subgraph that a test starts needs to know of the graph which it joins. */
export interface JoinedGraph {
  /** The graph's database: who asks is read from it (`DATABASE_URL`). */
  databaseUrl: string;
  /** The keys that actor tokens are verified with (`ORGPLANE_JWKS_URL`). */
  jwksUrl: string;
}

/** A subgraph over HTTP, in whatever language: where it answers, or how it is started. */
export interface RemoteSubgraph {
  name: string;
  /** Its address; or what starts it, says its address, and ends it with the graph. */
  url: string | ((graph: JoinedGraph) => Promise<{ url: string; stop?: () => Promise<unknown> }>);
}
