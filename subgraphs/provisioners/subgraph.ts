import type { SubgraphDefinition } from "../../foundation/subgraph-kit/subgraph-definition.js";
import type { SubgraphServices } from "../../foundation/subgraph-kit/subgraph-services.js";
import { createContext, type ProvisionersContext } from "./graphql/context.js";
import { resolvers } from "./graphql/resolvers.js";
import { typeAccess } from "./graphql/type-access.js";

/** The keys, daemons and jobs of infrastructure that the control plane itself cannot reach. */
export const provisioners = (services: SubgraphServices): SubgraphDefinition<ProvisionersContext> => ({
  name: "provisioners",
  resolvers,
  types: [],
  entities: {
    ProvisionerKey: { node: "ProvisionerKey", load: ({ loaders }, id) => loaders.key.load(id) },
    ProvisionerDaemon: { node: "ProvisionerDaemon", load: ({ loaders }, id) => loaders.daemon.load(id) },
    ProvisionerJob: { node: "ProvisionerJob", load: ({ loaders }, id) => loaders.job.load(id) },
    Organization: { node: "Organization" },
    User: { node: "User" },
    TemplateVersion: { node: "TemplateVersion" },
    WorkspaceBuild: { node: "WorkspaceBuild" },
  },
  access: typeAccess,
  createContext: (request) => createContext({ ...services, ...request }),
});
