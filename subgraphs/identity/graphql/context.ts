import type { ActionContext } from "../../../foundation/actions/action-context.js";
import { Connections } from "../../../foundation/subgraph-kit/connections/connections.js";
import type { RenewableContext } from "../../../foundation/subgraph-kit/subgraph-definition.js";
import { createLoaders, type Loaders } from "./loaders.js";

/** What this subgraph's resolvers are given. */
export interface IdentityContext extends ActionContext, RenewableContext {
  loaders: Loaders;
  connections: Connections;
}

export function createContext(context: ActionContext): IdentityContext {
  const fresh = () => ({ loaders: createLoaders(context), connections: new Connections(context.database) });
  return {
    ...context,
    ...fresh(),
    renew() {
      Object.assign(this, fresh());
    },
  };
}
