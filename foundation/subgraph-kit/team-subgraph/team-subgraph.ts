import type { DocumentNode } from "graphql";
import type { Actor } from "../../rbac/actor.js";
import type { Permission } from "../../rbac/permissions.js";
import type { RenewableContext } from "../renewable-context.js";

/** Where an object belongs, by global ids; nothing for what belongs to the whole deployment. */
export interface Place {
  /** `org_…`. */
  organizationId?: string | null | undefined;
  /** `usr_…`. */
  ownerId?: string | null | undefined;
}

/** What a team's subgraph is told of each request. */
export interface TeamRequest {
  /** Who asks, with all that roles give them. */
  actor: Actor;
  requestId: string;
  ipAddress: string | null;
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal | undefined;
}

/** What resolvers of a team's subgraph are given as their context, beside what `context` of the subgraph adds. */
export interface TeamContext extends RenewableContext, TeamRequest {
  actor: Actor;
  /** The global id of the user who asks; null for whoever is no user. */
  userId: string | null;
  /** May the actor do this to what belongs there? The decision of orgplane's own subgraphs. */
  may(permission: Permission, place: Place): boolean;
}

/** A subgraph of a team's own: a schema that may use every directive of federation, and what answers it. */
export interface TeamSubgraph {
  /** By which the supergraph, its errors and actor tokens know it. */
  name: string;
  /** SDL. Links, `Permission`, `RoleScope`, `@requiresPermission` and `@public` are there without being written. */
  typeDefs: string | DocumentNode;
  /** By type and field, with `__resolveReference` where an entity is to be found; ids are global. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a resolver's own business
  resolvers: Readonly<Record<string, any>>;
  /**
   * Where an object of a type belongs, for each type with fields that need a permission; Organization and User belong where
   * their ids say. What the gateway is to bring along for it is named by `@requires` at the field.
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- an object of that type, which its subgraph alone knows
  access?: Readonly<Record<string, (object: any, context: TeamContext) => Place>>;
  /** What resolvers find in their context besides, made for each request. */
  context?: (request: TeamRequest) => object;
}
