import type { SubgraphDefinition } from "../../foundation/subgraph-kit/subgraph-definition.js";
import type { SubgraphServices } from "../../foundation/subgraph-kit/subgraph-services.js";
import { createContext, type WorkspacesContext } from "./graphql/context.js";
import { OrganizationMember } from "./graphql/stubs/organization-member.stub.js";
import { resolvers } from "./graphql/resolvers.js";

/** Templates, their versions, and the workspaces built from them. */
export const workspaces = (services: SubgraphServices): SubgraphDefinition<WorkspacesContext> => ({
  name: "workspaces",
  resolvers,
  types: [OrganizationMember],
  entities: {
    Template: { node: "Template", load: () => Promise.resolve(null) },
    TemplateVersion: { node: "TemplateVersion", load: () => Promise.resolve(null) },
    Workspace: { node: "Workspace", load: () => Promise.resolve(null) },
    WorkspaceBuild: { node: "WorkspaceBuild", load: () => Promise.resolve(null) },
    WorkspaceProxy: { node: "WorkspaceProxy", load: () => Promise.resolve(null) },
    Organization: { node: "Organization" },
    User: { node: "User" },
    OrganizationMember: { node: "OrganizationMember" },
    Group: { node: "Group" },
    ProvisionerJob: { node: "ProvisionerJob" },
  },
  createContext: (request) => createContext({ ...services, ...request }),
});
