import type { ActionContext } from "../../../foundation/actions/action-context.js";
import { Connections } from "../../../foundation/subgraph-kit/connections/connections.js";
import { renewable } from "../../../foundation/subgraph-kit/renewable.js";
import type { RenewableContext } from "../../../foundation/subgraph-kit/subgraph-definition.js";
import { createLoaders, type Loaders } from "./loaders.js";

/** What this subgraph's resolvers are given. */
export interface WorkspacesContext extends ActionContext, RenewableContext {
  loaders: Loaders;
  connections: Connections;
}

export const createContext = (context: ActionContext): WorkspacesContext =>
  renewable(context, () => ({ loaders: createLoaders(context), connections: new Connections(context.database) }));
