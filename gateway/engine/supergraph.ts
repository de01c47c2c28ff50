import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph, type Schema } from "@apollo/federation-internals";
import { QueryPlanner } from "@apollo/query-planner";
import { type GraphQLSchema, isInterfaceType, isUnionType } from "graphql";

/** A subgraph as its supergraph knows it. */
export interface SubgraphAddress {
  name: string;
  /** What the supergraph says; may be empty. */
  url: string;
}

/** What composition left behind, in the forms that planning and execution need. */
export interface LoadedSupergraph {
  planner: QueryPlanner;
  subgraphs: readonly SubgraphAddress[];
  /** What clients may ask, for the planner and for graphql-js. */
  apiSchema: Schema;
  publicSchema: GraphQLSchema;
  /** May an object of this type be where that one is asked for? An interface counts where an interface object is meant. */
  isTypeOf: (typename: string, condition: string) => boolean;
  isAbstract: (typename: string) => boolean;
}

function subtypesOf(schema: GraphQLSchema): Map<string, Set<string>> {
  const subtypes = new Map<string, Set<string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInterfaceType(type) && !isUnionType(type)) continue;
    const { objects, interfaces } = isUnionType(type)
      ? { objects: type.getTypes(), interfaces: [] }
      : schema.getImplementations(type);
    subtypes.set(type.name, new Set([...objects, ...interfaces].map(({ name }) => name)));
  }
  return subtypes;
}

/** Reads a supergraph; one that is none is thrown. */
export function loadSupergraph(supergraphSdl: string): LoadedSupergraph {
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
  const apiSchema = supergraph.apiSchema();
  const subtypes = subtypesOf(supergraph.schema.toGraphQLJSSchema());
  return {
    planner: new QueryPlanner(supergraph),
    subgraphs: supergraph.subgraphsMetadata().map(({ name, url }) => ({ name, url: url ?? "" })),
    apiSchema,
    publicSchema: apiSchema.toGraphQLJSSchema(),
    isTypeOf: (typename, condition) => typename === condition || subtypes.get(condition)?.has(typename) === true,
    isAbstract: (typename) => subtypes.has(typename),
  };
}
