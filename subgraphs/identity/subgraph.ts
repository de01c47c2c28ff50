import { refusalKeeper } from "../../foundation/audit/record-refusal.js";
import type { SubgraphDefinition } from "../../foundation/subgraph-kit/subgraph-definition.js";
import type { SubgraphServices } from "../../foundation/subgraph-kit/subgraph-services.js";
import { findOrganizationNamed } from "../organizations/commands/find-organization-named.js";
import { identityTasks } from "./actions/tasks.js";
import { createOpenId } from "./actions/openid/open-id.js";
import { createResyncFeed, type ResyncFeed } from "./actions/resyncs/resync-feed.js";
import { createContext, type IdentityContext } from "./graphql/context.js";
import { resolvers } from "./graphql/resolvers.js";
import { typeAccess } from "./graphql/type-access.js";

/** Identity providers, and the sync of what they claim into organizations, groups and roles. */
export function identity(services: SubgraphServices): SubgraphDefinition<IdentityContext> {
  const openId = createOpenId(services.clock);
  // Made with the first request: a schema is composed without any services.
  let resyncs: ResyncFeed | null = null;
  return {
    name: "identity",
    resolvers,
    types: [],
    entities: {
      IdentityProvider: { node: "IdentityProvider", load: ({ loaders }, id) => loaders.provider.load(id) },
      IdentitySyncRun: { node: "IdentitySyncRun", load: ({ loaders }, id) => loaders.run.load(id) },
      IdentityResync: { node: "IdentityResync", load: ({ loaders }, id) => loaders.resync.load(id) },
      Organization: { node: "Organization" },
      User: { node: "User" },
      Group: { node: "Group" },
    },
    access: typeAccess,
    tasks: identityTasks,
    keepRefusal: refusalKeeper(findOrganizationNamed),
    createContext: (request) => {
      resyncs ??= createResyncFeed(services);
      return createContext({ ...services, openId, ...request, resyncs });
    },
  };
}
