import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { parse } from "graphql";
import { buildSchemaSync, createResolversMap, type PubSub } from "type-graphql";
import { decodeIdOf, encodeId } from "../ids/global-id.js";
import { withAccessDirectives } from "./access/directive-definitions.js";
import { keepRefusals } from "./access/keep-refusals.js";
import { guardedSubgraph, type Subgraph } from "./guarded-subgraph.js";
import { linksTo, ownImports } from "./links.js";
import type { EntityDefinition, RenewableContext, SubgraphDefinition } from "./subgraph-definition.js";

/** type-graphql asks for a publisher of topics; our subscriptions bring streams of their own. */
const noTopics: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error("Subscriptions name a stream, not a topic.");
  },
};

type Resolver = (...call: [source: unknown, args: unknown, context: RenewableContext, info: unknown]) => unknown;
type TypeResolvers = Record<string, unknown>;
type ResolversMap = Record<string, TypeResolvers>;

/** Finds the entity of a representation; null where its owner says that there is none for this actor. */
function resolveReference<Context>({ node, load }: EntityDefinition<Context>) {
  return async (reference: { id?: string; ref?: string; __typename: string }, context: Context) => {
    const id = decodeIdOf(node, reference.id ?? reference.ref ?? "");
    if (id === null) return null;
    if (!load) return { ...reference, id };
    const row = await load(context, id);
    return row && { ...row, __typename: reference.__typename };
  };
}

function addEntities<Context extends RenewableContext>(
  resolvers: ResolversMap,
  definition: SubgraphDefinition<Context>,
): void {
  for (const [type, entity] of Object.entries(definition.entities)) {
    const globalId = (source: { id: string }): string => encodeId(entity.node, source.id);
    const ref = entity.load ? { ref: globalId } : {};
    const found = { id: globalId, ...ref, __resolveReference: resolveReference(entity) };
    resolvers[type] = { ...resolvers[type], ...found };
  }
}

/** Each mutation is followed by a fresh view of the database, for its own answer and for the mutation after it. */
function renewAfterMutations(mutations: TypeResolvers): TypeResolvers {
  const renewing = Object.entries(mutations).map(([field, resolve]) => [
    field,
    async (...call: Parameters<Resolver>) => {
      const answer = await (resolve as Resolver)(...call);
      call[2].renew();
      return answer;
    },
  ]);
  return Object.fromEntries(renewing) as TypeResolvers;
}

/** Builds a subgraph from its definition: decorated classes to SDL with descriptions and directives, to a schema. */
export function buildSubgraph<Context extends RenewableContext>(definition: SubgraphDefinition<Context>): Subgraph {
  const built = buildSchemaSync({
    resolvers: definition.resolvers,
    orphanedTypes: definition.types,
    validate: false,
    pubSub: noTopics,
  });
  const typeDefs = parse(linksTo(ownImports) + printSchemaWithDirectives(withAccessDirectives(built)));
  const resolvers = createResolversMap(built) as ResolversMap;
  addEntities(resolvers, definition);
  if (resolvers["Mutation"]) resolvers["Mutation"] = renewAfterMutations(resolvers["Mutation"]);
  const subgraph = guardedSubgraph(definition, { typeDefs, resolvers });
  keepRefusals(subgraph.schema, definition);
  return subgraph;
}
