import type { GraphQLDataSource } from "@apollo/gateway";
import { parse } from "graphql";
import type { ExecuteSubgraph } from "../../foundation/subgraph-kit/execute-subgraph.js";
import type { GatewayContext } from "../gateway-context.js";

type Options = Parameters<GraphQLDataSource<GatewayContext>["process"]>[0];
type Response = Awaited<ReturnType<GraphQLDataSource<GatewayContext>["process"]>>;

/** The plan's own document where the gateway hands it on, so that nothing is parsed twice. */
const documentOf = (options: Options) =>
  ("document" in options ? options.document : undefined) ?? parse(options.request.query ?? "");

/** A subgraph in this process: it is given the document itself, and no HTTP lies between. */
export function localDataSource(execute: ExecuteSubgraph): GraphQLDataSource<GatewayContext> {
  return {
    async process(options): Promise<Response> {
      const { variables, operationName } = options.request;
      const operation = { document: documentOf(options), variables, operationName };
      const { data, errors } = await execute(operation, options.context as GatewayContext);
      return { data: data ?? null, ...(errors && { errors: errors.map((error) => error.toJSON()) }) };
    },
  };
}
