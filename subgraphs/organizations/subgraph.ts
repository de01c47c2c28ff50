import { refusalKeeper } from "../../foundation/audit/record-refusal.js";
import type { NodeType } from "../../foundation/ids/prefixes.js";
import type { EntityDefinition, SubgraphDefinition } from "../../foundation/subgraph-kit/subgraph-definition.js";
import type { SubgraphServices } from "../../foundation/subgraph-kit/subgraph-services.js";
import { findOrganizationNamed } from "./commands/find-organization-named.js";
import { createContext, type OrganizationsContext } from "./graphql/context.js";
import { ownNodes } from "./graphql/node/find-node.js";
import { nodeStubs } from "./graphql/node/node-stubs.js";
import { resolvers } from "./graphql/resolvers.js";
import { typeAccess } from "./graphql/type-access.js";

/** What can be asked by `node` can be referred to: by the same loaders, under the same names. */
const ownEntities = Object.fromEntries(
  Object.entries(ownNodes).map(([node, load]): [string, EntityDefinition<OrganizationsContext>] => [
    node,
    { node: node as NodeType, load: ({ loaders }, id) => load(loaders, id) },
  ]),
);

/** Who exists, who belongs where, and who may do what. */
export const organizations = (services: SubgraphServices): SubgraphDefinition<OrganizationsContext> => ({
  name: "organizations",
  resolvers,
  types: nodeStubs,
  entities: ownEntities,
  access: typeAccess,
  keepRefusal: refusalKeeper(findOrganizationNamed),
  createContext: (request) => createContext({ ...services, ...request }),
});
