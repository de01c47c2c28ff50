import { refusalKeeper } from "../../foundation/audit/record-refusal.js";
import type { SubgraphDefinition } from "../../foundation/subgraph-kit/subgraph-definition.js";
import type { SubgraphServices } from "../../foundation/subgraph-kit/subgraph-services.js";
import { findOrganizationNamed } from "../organizations/commands/find-organization-named.js";
import { createContext, type IdentityContext } from "./graphql/context.js";
import { resolvers } from "./graphql/resolvers.js";
import { typeAccess } from "./graphql/type-access.js";

/** Identity providers, and the sync of what they claim into organizations, groups and roles. */
export const identity = (services: SubgraphServices): SubgraphDefinition<IdentityContext> => ({
  name: "identity",
  resolvers,
  types: [],
  entities: {
    IdentityProvider: { node: "IdentityProvider", load: () => Promise.resolve(null) },
    IdentitySyncRun: { node: "IdentitySyncRun", load: ({ loaders }, id) => loaders.run.load(id) },
    IdentityResync: { node: "IdentityResync", load: () => Promise.resolve(null) },
    Organization: { node: "Organization" },
    User: { node: "User" },
    Group: { node: "Group" },
  },
  access: typeAccess,
  keepRefusal: refusalKeeper(findOrganizationNamed),
  createContext: (request) => createContext({ ...services, ...request }),
});
