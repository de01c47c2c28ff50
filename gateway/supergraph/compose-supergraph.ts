import { composeServices, type CompositionSuccess } from "@apollo/composition";
import { parse, Source, type GraphQLError } from "graphql";
import { coordinateAt } from "./coordinate-at.js";

/** A subgraph to compose: its SDL with federation's directives, and where a gateway finds it. */
export interface ComposedSubgraph {
  name: string;
  sdl: string;
  url: string;
}

/** Where in which subgraph an error of composition is: `costs: Organization.spend`; each place once. */
function placesOf({ nodes = [] }: GraphQLError): string[] {
  const places = nodes.flatMap(({ loc }) => {
    if (!loc) return [];
    const coordinate = coordinateAt(parse(loc.source), loc.start);
    return [coordinate === null ? loc.source.name : `${loc.source.name}: ${coordinate}`];
  });
  return [...new Set(places)];
}

const codeOf = ({ extensions: { code } }: GraphQLError): string =>
  typeof code === "string" ? code : "INVALID_GRAPHQL";

const describe = (error: GraphQLError): string =>
  [codeOf(error), ...placesOf(error).map((place) => `  at ${place}`)]
    .concat(error.message.replaceAll(/^/gm, "  "))
    .join("\n");

/**
 * Composes subgraphs to one supergraph. Where they do not fit it throws one error that lists all faults: each with federation's
 * code, the subgraphs and schema coordinates (`Type.field`) that it is about, and its message.
 */
export function composeSupergraph(subgraphs: readonly ComposedSubgraph[]): CompositionSuccess {
  const composed = composeServices(
    subgraphs.map(({ name, sdl, url }) => ({ name, typeDefs: parse(new Source(sdl, name)), url })),
  );
  if (!composed.errors) return composed;
  const names = subgraphs.map(({ name }) => name).join(", ");
  throw new Error(`The subgraphs ${names} do not compose:\n${composed.errors.map(describe).join("\n")}`);
}
