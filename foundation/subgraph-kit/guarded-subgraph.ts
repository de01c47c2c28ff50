import { buildSubgraphSchema } from "@apollo/subgraph";
import { print, type DocumentNode, type GraphQLSchema } from "graphql";
import { guardSchema } from "./access/guard-schema.js";
import { listUndeclared, writeOutAccess } from "./access/write-out-access.js";
import type { GuardedSubgraph, RenewableContext } from "./subgraph-definition.js";

/** A subgraph that can be executed and composed. */
export interface Subgraph {
  /** With federation's directives: what is composed. */
  sdl: string;
  schema: GraphQLSchema;
}

function refuseUndeclared(subgraph: string, fields: readonly string[]): void {
  if (fields.length === 0) return;
  const remedy = 'Declare @requiresPermission, @authenticated or @public(because: "…") on each.';
  throw new Error(`${subgraph}: no access is declared on ${fields.join(", ")}. ${remedy}`);
}

/** A schema whose fields all say who may ask, and are held to it; throws with the names of those that do not. */
export function guardedSubgraph<Context extends RenewableContext>(
  definition: GuardedSubgraph<Context>,
  { typeDefs: declared, resolvers }: { typeDefs: DocumentNode; resolvers: object },
): Subgraph {
  const typeDefs = writeOutAccess(declared);
  refuseUndeclared(definition.name, listUndeclared(typeDefs));
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
  guardSchema(schema, definition);
  return { sdl: print(typeDefs), schema };
}
