import type { ActionContext } from "../../../foundation/actions/action-context.js";
import { renewable } from "../../../foundation/subgraph-kit/renewable.js";
import type { RenewableContext } from "../../../foundation/subgraph-kit/subgraph-definition.js";
import { createLists, type Lists } from "./lists/loaders.js";
import { createLoaders, type Loaders } from "./loaders.js";

/** What this subgraph's resolvers are given. */
export interface OrganizationsContext extends ActionContext, RenewableContext {
  loaders: Loaders;
  lists: Lists;
}

export const createContext = (context: ActionContext): OrganizationsContext =>
  renewable(context, () => {
    const loaders = createLoaders(context);
    return { loaders, lists: createLists(context, loaders) };
  });
