import "reflect-metadata";

export type { ActorRoles, CustomPermissions } from "./actor-roles.js";
export type { JoinedGraph, RemoteSubgraph } from "./remote-subgraph.js";
export type { Answer, AnsweredPlan, GraphAnswer, PlannedFetch } from "./answer.js";
export { startGraph, type GraphActor, type GraphOptions, type TestGraph } from "./start-graph.js";
export { startSubgraph, type SubgraphActor, type TestSubgraph } from "./start-subgraph.js";
