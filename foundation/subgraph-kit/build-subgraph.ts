import { buildSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { parse, print, type GraphQLSchema } from "graphql";
import { buildSchemaSync, createResolversMap, type PubSub } from "type-graphql";
import { decodeIdOf, encodeId } from "../ids/global-id.js";
import { accessSpecification, withAccessDirectives } from "./access/directive-definitions.js";
import { guardSchema } from "./access/guard-schema.js";
import { keepRefusals } from "./access/keep-refusals.js";
import { listUndeclared, writeOutAccess } from "./access/write-out-access.js";
import type { EntityDefinition, RenewableContext, SubgraphDefinition } from "./subgraph-definition.js";

const links = `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.11"
    import: [
      "@key"
      "@external"
      "@requires"
      "@shareable"
      "@inaccessible"
      "@authenticated"
      "@requiresScopes"
      "@composeDirective"
    ]
  )
  @link(url: "${accessSpecification}", import: ["@requiresPermission", "@public"])
  @composeDirective(name: "@requiresPermission")
  @composeDirective(name: "@public")

`;

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

/** A subgraph that can be executed and composed. */
export interface Subgraph {
  /** With federation's directives: what is composed. */
  sdl: string;
  schema: GraphQLSchema;
}

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

function refuseUndeclared(subgraph: string, fields: readonly string[]): void {
  if (fields.length === 0) return;
  const remedy = 'Declare @RequiresPermission, @Authenticated or @Public("because …") on each.';
  throw new Error(`${subgraph}: no access is declared on ${fields.join(", ")}. ${remedy}`);
}

/** Builds a subgraph from its definition: decorated classes to SDL with descriptions and directives, to a schema. */
export function buildSubgraph<Context extends RenewableContext>(definition: SubgraphDefinition<Context>): Subgraph {
  const built = buildSchemaSync({
    resolvers: definition.resolvers,
    orphanedTypes: definition.types,
    validate: false,
    pubSub: noTopics,
  });
  const typeDefs = writeOutAccess(parse(links + printSchemaWithDirectives(withAccessDirectives(built))));
  refuseUndeclared(definition.name, listUndeclared(typeDefs));
  const resolvers = createResolversMap(built) as ResolversMap;
  addEntities(resolvers, definition);
  if (resolvers["Mutation"]) resolvers["Mutation"] = renewAfterMutations(resolvers["Mutation"]);
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
  guardSchema(schema, definition);
  keepRefusals(schema, definition);
  return { sdl: print(typeDefs), schema };
}
