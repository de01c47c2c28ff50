import type { IdentityActionContext } from "../actions/identity-action-context.js";
import { Connections } from "../../../foundation/subgraph-kit/connections/connections.js";
import { renewable } from "../../../foundation/subgraph-kit/renewable.js";
import type { RenewableContext } from "../../../foundation/subgraph-kit/subgraph-definition.js";
import { createLists, type Lists } from "./lists/loaders.js";
import { createLoaders, type Loaders } from "./loaders.js";

/** What this subgraph's resolvers are given. */
export interface IdentityContext extends IdentityActionContext, RenewableContext {
  loaders: Loaders;
  lists: Lists;
}

export const createContext = (context: IdentityActionContext): IdentityContext =>
  renewable(context, () => {
    const loaders = createLoaders(context);
    return { loaders, lists: createLists(context, new Connections(context.database), loaders) };
  });
