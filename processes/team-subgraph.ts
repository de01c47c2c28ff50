import "reflect-metadata";

export { decideAt as decide } from "../foundation/subgraph-kit/team-subgraph/decide-at.js";
export type {
  Place,
  TeamContext,
  TeamRequest,
  TeamSubgraph,
} from "../foundation/subgraph-kit/team-subgraph/team-subgraph.js";
export type { Actor, UserActor } from "../foundation/rbac/actor.js";
export type { Permission } from "../foundation/rbac/permissions.js";
export { composeWithOrgplane, type SubgraphSdl } from "./team-subgraph/compose-with-orgplane.js";
export { serveSubgraph } from "./team-subgraph/serve-subgraph.js";
