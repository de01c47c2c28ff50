import type { ActionContext } from "../../../foundation/actions/action-context.js";

/** What this subgraph reads by id, once a request; what the actor may not see is not there. */
export type Loaders = object;

export function createLoaders(_context: ActionContext): Loaders {
  return {};
}
