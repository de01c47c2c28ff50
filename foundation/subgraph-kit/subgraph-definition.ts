import type { ClassType, NonEmptyArray } from "type-graphql";
import type { NodeType } from "../ids/prefixes.js";
import type { SubgraphRequest } from "./request.js";
import type { PeriodicTask } from "./tasks/periodic-task.js";

/** What every subgraph's context can do, so that the kit can renew what was read after each mutation. */
export interface RenewableContext {
  /** Forgets what was loaded, so that what follows a mutation sees what it did. */
  renew(): void;
}

/** An object as it comes in `_entities`: `id` is the UUID, other fields as the gateway sent them. */
export type EntityReference = { id: string } & Record<string, unknown>;

/** How an entity is found: by `load` at its owner; where it is absent the reference itself stands for the object. */
export interface EntityDefinition<Context> {
  node: NodeType;
  load?: (context: Context, id: string) => Promise<object | null>;
}

export type SubgraphName = "organizations" | "identity" | "workspaces" | "provisioners";

/** All that there is to know of one subgraph. */
export interface SubgraphDefinition<Context extends RenewableContext> {
  name: SubgraphName;
  resolvers: NonEmptyArray<ClassType>;
  /** Types that no root field leads to, such as implementations of Node. */
  types: ClassType[];
  /** By the name of the type. */
  entities: Readonly<Record<string, EntityDefinition<Context>>>;
  /** What it does from time to time, in one process at a time. */
  tasks?: readonly PeriodicTask[];
  createContext(request: SubgraphRequest): Context;
}
