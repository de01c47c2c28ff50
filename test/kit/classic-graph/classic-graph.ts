import { composeServices } from "@apollo/composition";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { execute, parse, type ExecutionResult, type GraphQLSchema } from "graphql";
import type { SubgraphOperation } from "../../../gateway/engine/subgraph-client.js";
import * as accounts from "./accounts.js";
import * as inventory from "./inventory.js";
import * as products from "./products.js";
import * as reviews from "./reviews.js";

const parts = { accounts, inventory, products, reviews };

export type ClassicName = keyof typeof parts;

export const classicNames = Object.keys(parts) as ClassicName[];

/** The four schemas that everybody's federation begins with, with more of the specification in them than usual. */
export const classicSchemas = Object.fromEntries(
  Object.entries(parts).map(([name, { typeDefs, resolvers }]) => [
    name,
    buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: resolvers as never }]),
  ]),
) as Record<ClassicName, GraphQLSchema>;

/** Composed; `url` of a subgraph where it is served by HTTP. */
export function composeClassic(url: (name: ClassicName) => string = (name) => `http://${name}`): string {
  const services = classicNames.map((name) => ({ name, typeDefs: parse(parts[name].typeDefs), url: url(name) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join("\n"));
  return supergraphSdl;
}

/** Answers as a subgraph over HTTP would: nothing but JSON comes out. */
export async function askClassic(
  name: ClassicName,
  operation: Pick<SubgraphOperation, "document" | "variables">,
): Promise<ExecutionResult> {
  const { document, variables } = operation;
  const result = await execute({
    schema: classicSchemas[name],
    document,
    variableValues: JSON.parse(JSON.stringify(variables)) as Record<string, unknown>,
  });
  return JSON.parse(JSON.stringify(result)) as ExecutionResult;
}
