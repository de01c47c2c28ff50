import type { SubgraphDefinition } from "../../foundation/subgraph-kit/subgraph-definition.js";
import type { SubgraphServices } from "../../foundation/subgraph-kit/subgraph-services.js";
import { createContext, type OrganizationsContext } from "./graphql/context.js";
import { nodeStubs } from "./graphql/node/node-stubs.js";
import { resolvers } from "./graphql/resolvers.js";

/** Who exists, who belongs where, and who may do what. */
export const organizations = (services: SubgraphServices): SubgraphDefinition<OrganizationsContext> => ({
  name: "organizations",
  resolvers,
  types: nodeStubs,
  entities: {
    Organization: { node: "Organization", load: ({ loaders }, id) => loaders.organization.load(id) },
  },
  createContext: (request) => createContext({ ...services, ...request }),
});
