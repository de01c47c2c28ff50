import { ApolloGateway, type GraphQLDataSource } from "@apollo/gateway";
import type { DocumentNode, ExecutionResult } from "graphql";
import { parse } from "graphql";
import type { SubgraphOperation } from "../../gateway/engine/subgraph-client.js";
import { createLog } from "../../foundation/log/log.js";

/** An operation as both gateways are given it. */
export interface Asked {
  document: DocumentNode;
  variables?: Record<string, unknown>;
}

type Ask = (name: string, operation: Pick<SubgraphOperation, "document" | "variables">) => Promise<ExecutionResult>;

/** What the reference answers; `missing` are the values whose absence it tells of in its extensions only. */
export type Reference = (asked: Asked) => Promise<ExecutionResult>;

/** `@apollo/gateway` on the same supergraph and the same subgraphs, asked without a server. */
export async function startReferenceGateway(supergraphSdl: string, ask: Ask): Promise<Reference> {
  process.env["APOLLO_TELEMETRY_DISABLED"] = "true";
  const source = (name: string): GraphQLDataSource => ({
    process: async ({ request }) => {
      const { query = "", variables = {} } = request;
      return await ask(name, { document: parse(query), variables });
    },
  });
  const logger = createLog({ level: "silent", name: "reference" });
  const gateway = new ApolloGateway({ supergraphSdl, buildService: ({ name }) => source(name), logger });
  const { executor } = await gateway.load();
  let count = 0;
  return ({ document, variables = {} }) =>
    executor({
      document,
      request: { variables },
      queryHash: String(count++),
      context: {},
      metrics: {},
      logger,
    } as unknown as Parameters<typeof executor>[0]) as Promise<ExecutionResult>;
}
