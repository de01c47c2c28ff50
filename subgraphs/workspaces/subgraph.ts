import { refusalKeeper } from "../../foundation/audit/record-refusal.js";
import type { SubgraphDefinition } from "../../foundation/subgraph-kit/subgraph-definition.js";
import type { SubgraphServices } from "../../foundation/subgraph-kit/subgraph-services.js";
import { findOrganizationNamed } from "../organizations/commands/find-organization-named.js";
import { scheduleTask } from "./actions/schedule/schedule-task.js";
import { createWorkspaceFeed, type WorkspaceFeed } from "./actions/workspaces/workspace-feed.js";
import type { ReadEligibility } from "./actions/workspaces/read-warnings.js";
import { createContext, type WorkspacesContext } from "./graphql/context.js";
import { OrganizationMember } from "./graphql/stubs/organization-member.stub.js";
import { resolvers } from "./graphql/resolvers.js";
import { typeAccess } from "./graphql/type-access.js";

/** Templates, their versions, and the workspaces built from them. */
export const workspaces = (
  services: SubgraphServices & { readEligibility: ReadEligibility },
): SubgraphDefinition<WorkspacesContext> => {
  // Made with the first request: a schema is composed without any services.
  let feed: WorkspaceFeed | null = null;
  return {
    name: "workspaces",
    resolvers,
    types: [OrganizationMember],
    entities: {
      Template: { node: "Template", load: ({ loaders }, id) => loaders.template.load(id) },
      TemplateVersion: { node: "TemplateVersion", load: ({ loaders }, id) => loaders.version.load(id) },
      Workspace: { node: "Workspace", load: ({ loaders }, id) => loaders.workspace.load(id) },
      WorkspaceBuild: { node: "WorkspaceBuild", load: ({ loaders }, id) => loaders.build.load(id) },
      WorkspaceProxy: { node: "WorkspaceProxy", load: ({ loaders }, id) => loaders.proxy.load(id) },
      Organization: { node: "Organization" },
      User: { node: "User" },
      OrganizationMember: { node: "OrganizationMember" },
      Group: { node: "Group" },
      ProvisionerJob: { node: "ProvisionerJob" },
    },
    access: typeAccess,
    keepRefusal: refusalKeeper(findOrganizationNamed),
    tasks: [scheduleTask],
    createContext: (request) => {
      feed ??= createWorkspaceFeed(services);
      return createContext({ ...services, ...request, workspaces: feed });
    },
  };
};
