import { composeServices } from "@apollo/composition";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { execute, parse, type ExecutionResult, type GraphQLSchema } from "graphql";
import { createEngine, type Engine } from "../../gateway/engine/engine.js";
import type { SubgraphOperation } from "../../gateway/engine/subgraph-client.js";

/** A subgraph of a test: its schema, that may use every directive of federation, and what it answers with. */
export interface SmallSubgraph {
  schema: string;
  resolvers: object;
}

type Operation = Pick<SubgraphOperation, "document" | "variables">;

export interface SmallGraph {
  supergraphSdl: string;
  engine: Engine<null>;
  ask: (name: string, operation: Operation) => Promise<ExecutionResult>;
  schemaOf: (name: string) => GraphQLSchema;
  /** Every question that went to a subgraph, as text. */
  asked: { subgraph: string; text: string }[];
}

const security = ["authenticated", "requiresScopes", "policy"];
const directives = ["key", "shareable", "external", "requires", "provides", "interfaceObject", "override", ...security];
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${directives.map((name) => `"@${name}"`).join(", ")}])`;

/** A graph of a few subgraphs in this process, composed and behind an engine. */
export function smallGraph(parts: Record<string, SmallSubgraph>): SmallGraph {
  const documents = Object.entries(parts).map(([name, { schema }]) => ({
    name,
    typeDefs: parse(`${link} ${schema}`),
    url: `http://${name}`,
  }));
  const { supergraphSdl, errors } = composeServices(documents);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join("\n"));
  const schemas = new Map(
    documents.map(({ name, typeDefs }) => [
      name,
      buildSubgraphSchema([{ typeDefs, resolvers: parts[name]!.resolvers as never }]),
    ]),
  );
  const asked: SmallGraph["asked"] = [];
  const ask = async (name: string, { document, variables }: Operation): Promise<ExecutionResult> => {
    const result = await execute({ schema: schemas.get(name)!, document, variableValues: { ...variables } });
    return JSON.parse(JSON.stringify(result)) as ExecutionResult;
  };
  const engine = createEngine<null>({
    supergraphSdl,
    client: ({ name }) => ({
      ask(operation) {
        asked.push({ subgraph: name, text: operation.body() });
        return ask(name, operation);
      },
    }),
  });
  return { supergraphSdl, engine, ask, asked, schemaOf: (name) => schemas.get(name)! };
}
