import type { IdentityActionContext } from "../actions/identity-action-context.js";
import { Connections } from "../../../foundation/subgraph-kit/connections/connections.js";
import { renewable } from "../../../foundation/subgraph-kit/renewable.js";
import type { RenewableContext } from "../../../foundation/subgraph-kit/subgraph-definition.js";
import { createLists, type Lists } from "./lists/loaders.js";
import type { ResyncFeed } from "../actions/resyncs/resync-feed.js";
import { createLoaders, type Loaders } from "./loaders.js";

/** What is known of a request before anything is read. */
type Origin = IdentityActionContext & { resyncs: ResyncFeed };

/** What this subgraph's resolvers are given. */
export interface IdentityContext extends Origin, RenewableContext {
  loaders: Loaders;
  lists: Lists;
}

export const createContext = (context: Origin): IdentityContext =>
  renewable(context, () => {
    const loaders = createLoaders(context);
    return { loaders, lists: createLists(context, new Connections(context.database), loaders) };
  });
