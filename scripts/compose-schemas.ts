import { printSchema } from "graphql";
import { buildSubgraph } from "../foundation/subgraph-kit/build-subgraph.js";
import type { RenewableContext, SubgraphDefinition } from "../foundation/subgraph-kit/subgraph-definition.js";
import type { SubgraphServices } from "../foundation/subgraph-kit/subgraph-services.js";
import { composeSupergraph } from "../gateway/supergraph/compose-supergraph.js";
import { subgraphs } from "../subgraphs/subgraphs.js";

/** Composition reads definitions alone: whatever would need the database is a fault. */
const noServices = {} as SubgraphServices;

/** All files of schema/ by name: each subgraph's SDL, `supergraph`, and `api`, which is what clients see. */
export function composeSchemas(): Record<string, string> {
  const sdlByName = Object.fromEntries(
    Object.values(subgraphs).map((define) => {
      const definition = define(noServices) as unknown as SubgraphDefinition<RenewableContext>;
      return [definition.name, `${buildSubgraph(definition).sdl}\n`];
    }),
  );
  const composed = composeSupergraph(
    Object.entries(sdlByName).map(([name, sdl]) => ({ name, sdl, url: `http://${name}.invalid` })),
  );
  const api = composed.schema.toAPISchema().toGraphQLJSSchema();
  return { ...sdlByName, supergraph: `${composed.supergraphSdl}\n`, api: `${printSchema(api)}\n` };
}
