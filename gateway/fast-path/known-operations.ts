import type { ApolloServerPlugin } from "@apollo/server";
import { OperationTypeNode, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { LRUCache } from "lru-cache";
import type { GatewayContext } from "../gateway-context.js";

/** An operation that was answered once: parsed, valid, and not more than is accepted. */
export interface KnownOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  queryHash: string;
}

type OperationName = string | undefined;

/** Characters of texts that are kept. */
const mostKept = 4_000_000;

/** What Apollo Server has answered for the schema of now, by its text. */
export class KnownOperations {
  readonly #byText = new LRUCache<string, Map<OperationName, KnownOperation>>({
    maxSize: mostKept,
    sizeCalculation: (_, text) => text.length,
  });
  #schema: GraphQLSchema | null = null;

  find(text: string, operationName: OperationName): KnownOperation | undefined {
    return this.#byText.get(text)?.get(operationName);
  }

  #learn(text: string, operationName: OperationName, known: KnownOperation): void {
    if (known.schema !== this.#schema) return;
    const byName = this.#byText.get(text) ?? new Map<OperationName, KnownOperation>();
    byName.set(operationName, known);
    this.#byText.set(text, byName);
  }

  /** Learns from Apollo Server, and forgets everything with the schema that it was valid for. */
  readonly plugin: ApolloServerPlugin<GatewayContext> = {
    serverWillStart: () =>
      Promise.resolve({
        schemaDidLoadOrUpdate: ({ apiSchema }) => {
          this.#schema = apiSchema;
          this.#byText.clear();
        },
      }),
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ request, source, schema, document, operation, queryHash, response: { body } }) => {
          const isAnswered = body.kind === "single" && body.singleResult.data !== undefined;
          const isOneAnswer = operation !== undefined && operation.operation !== OperationTypeNode.SUBSCRIPTION;
          if (isAnswered && isOneAnswer && source !== undefined && document && queryHash !== undefined)
            this.#learn(source, request.operationName ?? undefined, { schema, document, operation, queryHash });
          return Promise.resolve();
        },
      }),
  };
}
