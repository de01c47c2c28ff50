import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph, type Schema } from "@apollo/federation-internals";
import { QueryPlanner } from "@apollo/query-planner";
import { type GraphQLSchema, isInterfaceType, isUnionType, parse } from "graphql";
import { readFederationFacts, type FederationFacts } from "./composition/federation-facts.js";
import { resolvableKeysFirst } from "./composition/resolvable-keys-first.js";
import { amendRequires, type AmendedSupergraph } from "./composition/stand-ins.js";
import { askedKey } from "./planning/planned-key.js";

/** A subgraph as its supergraph knows it. */
export interface SubgraphAddress {
  name: string;
  /** What the supergraph says; may be empty. */
  url: string;
}

/** What composition left behind, in the forms that planning and execution need. */
export interface LoadedSupergraph {
  planner: QueryPlanner;
  /** What the planner knows the supergraph as. */
  amended: AmendedSupergraph;
  subgraphs: readonly SubgraphAddress[];
  /** What clients may ask, for the planner and for graphql-js. */
  apiSchema: Schema;
  publicSchema: GraphQLSchema;
  facts: FederationFacts;
  /** The key that the client gave to what a plan calls so. */
  askedKey: (key: string) => string;
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

const supportedFeatures = ROUTER_SUPPORTED_SUPERGRAPH_FEATURES;

/** Reads a supergraph; one that is none is thrown. */
export function loadSupergraph(supergraphSdl: string): LoadedSupergraph {
  const document = parse(supergraphSdl, { noLocation: true });
  const supergraph = Supergraph.build(document, { supportedFeatures });
  const amended = amendRequires(resolvableKeysFirst(document));
  // Of a subgraph that has stand-ins the planner would say that the fields they stand for are external for nothing.
  const planned = Supergraph.build(amended.document, { supportedFeatures, validateSupergraph: false });
  const apiSchema = supergraph.apiSchema();
  const subtypes = subtypesOf(supergraph.schema.toGraphQLJSSchema());
  return {
    planner: new QueryPlanner(planned, { reuseQueryFragments: false, exposeDocumentNodeInFetchNode: true }),
    amended,
    subgraphs: supergraph.subgraphsMetadata().map(({ name, url }) => ({ name, url: url ?? "" })),
    apiSchema,
    publicSchema: apiSchema.toGraphQLJSSchema(),
    facts: readFederationFacts(amended.document),
    askedKey: (key) => amended.standInByKey.get(key)?.name ?? askedKey(key),
    isTypeOf: (typename, condition) => typename === condition || subtypes.get(condition)?.has(typename) === true,
    isAbstract: (typename) => subtypes.has(typename),
  };
}
