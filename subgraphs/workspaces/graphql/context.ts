import { Connections } from "../../../foundation/subgraph-kit/connections/connections.js";
import { renewable } from "../../../foundation/subgraph-kit/renewable.js";
import type { RenewableContext } from "../../../foundation/subgraph-kit/subgraph-definition.js";
import type { BuildContext } from "../actions/workspaces/read-warnings.js";
import type { WorkspaceFeed } from "../actions/workspaces/workspace-feed.js";
import { createLoaders, type Loaders } from "./loaders.js";

/** What is known of a request before anything is read. */
type Origin = BuildContext & { workspaces: WorkspaceFeed };

/** What this subgraph's resolvers are given. */
export interface WorkspacesContext extends Origin, RenewableContext {
  loaders: Loaders;
  connections: Connections;
}

export const createContext = (context: Origin): WorkspacesContext =>
  renewable(context, () => ({ loaders: createLoaders(context), connections: new Connections(context.database) }));
