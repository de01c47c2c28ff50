import type { ClassType, NonEmptyArray } from "type-graphql";
import type { RefusedAttempt } from "../audit/record-refusal.js";
import type { NodeType } from "../ids/prefixes.js";
import type { Resource } from "../rbac/decide.js";
import type { Permission } from "../rbac/permissions.js";
import type { RenewableContext } from "./renewable-context.js";
import type { SubgraphRequest } from "./request.js";
import type { PeriodicTask } from "./tasks/periodic-task.js";

export type { RenewableContext };

/** An object as it comes in `_entities`: `id` is the UUID, other fields as the gateway sent them. */
export type EntityReference = { id: string } & Record<string, unknown>;

/** How an entity is found: by `load` at its owner; where it is absent the reference itself stands for the object. */
export interface EntityDefinition<Context> {
  node: NodeType;
  load?: (context: Context, id: string) => Promise<object | null>;
}

/** What the declarations on a type's fields are decided on. */
export interface TypeAccess<Context> {
  /** Where an object belongs: a row, or a reference to one. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a row of that type, which its subgraph alone knows
  of: (source: any, context: Context, field: string) => Resource;
  /** What takes a question to the database: what its access list gives, whose it is. Asked where the rest does not suffice. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  further?: (source: any, context: Context) => Promise<Partial<Resource>>;
  /** Where the id alone says where an object belongs, and the row is not asked: who may know that it exists. */
  readBy?: Permission;
}

export type SubgraphName = "organizations" | "identity" | "workspaces" | "provisioners";

/** What it takes to guard a schema's fields, and to execute it for whoever asks. */
export interface GuardedSubgraph<Context extends RenewableContext> {
  name: string;
  /** By the name of the type. */
  entities: Readonly<Record<string, EntityDefinition<Context>>>;
  /** By the name of the type, for each that has fields here which need a permission. */
  access: Readonly<Record<string, TypeAccess<Context>>>;
  /** Is an argument's id that `access` knows no type of refused? Otherwise its resolver reads it, and says so. */
  refusesUnknownIds?: boolean;
  createContext(request: SubgraphRequest): Context;
}

/** All that there is to know of one subgraph of orgplane's own. */
export interface SubgraphDefinition<Context extends RenewableContext> extends GuardedSubgraph<Context> {
  name: SubgraphName;
  resolvers: NonEmptyArray<ClassType>;
  /** Types that no root field leads to, such as implementations of Node. */
  types: ClassType[];
  /** What it does from time to time, in one process at a time. */
  tasks?: readonly PeriodicTask[];
  /** Keeps in the audit log that a mutation was refused. */
  keepRefusal: (context: Context, attempt: RefusedAttempt) => Promise<void>;
}
