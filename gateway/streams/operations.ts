import type { ApolloServer } from "@apollo/server";
import {
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
} from "graphql";
import { endable, type Stream } from "../../foundation/streams/endable.js";
import type { GatewayContext } from "../gateway-context.js";
import type { Caller, OperationParams } from "./caller.js";
import { kindOf, type ReadDocument } from "../../foundation/documents/read-document.js";
import type { Subscribe } from "./subscriptions.js";

/** Answers operations of every kind, for transports that stream. */
export interface Operations {
  /** What is asked for: an operation of a document that fits the schema, or what is wrong with it. */
  read(params: Pick<OperationParams, "query" | "operationName">): ReadOperation;
  /** As clients may see it. */
  format: OperationsOptions["format"];
  /** One answer, or a stream of them for a subscription that began. */
  run(params: OperationParams, asking: Asking): Promise<FormattedExecutionResult | Stream<FormattedExecutionResult>>;
}

export type ReadOperation = { document: DocumentNode; kind: OperationTypeNode } | { errors: readonly GraphQLError[] };

export interface Asking {
  caller: Caller;
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal;
}

export interface OperationsOptions {
  /** Answers queries and mutations. */
  apollo: ApolloServer<GatewayContext>;
  read: (text: string) => ReadDocument;
  subscribe: Subscribe;
  format: (error: GraphQLError) => GraphQLFormattedError;
}

export function createOperations({ apollo, read, subscribe, format }: OperationsOptions): Operations {
  const formatted = ({ errors, ...rest }: ExecutionResult): FormattedExecutionResult =>
    errors ? { errors: errors.map(format), ...rest } : rest;

  async function answer(params: OperationParams, { caller, signal }: Asking): Promise<FormattedExecutionResult> {
    const { query, operationName, variables, extensions } = params;
    const request = {
      query,
      ...(operationName != null && { operationName }),
      ...(variables && { variables }),
      ...(extensions && { extensions }),
    };
    const { body } = await apollo.executeOperation(request, { contextValue: { ...caller, signal } });
    if (body.kind !== "single") throw new Error("Incremental delivery is not offered.");
    return body.singleResult;
  }

  async function* formattedAll(results: Stream<ExecutionResult>, signal: AbortSignal) {
    signal.addEventListener("abort", () => void results.return());
    for await (const result of results) yield formatted(result);
  }

  function readOperation({ query, operationName }: Parameters<Operations["read"]>[0]): ReadOperation {
    const found = read(query);
    if ("errors" in found) return found;
    const kind = kindOf(found.document, operationName);
    return kind ? { document: found.document, kind } : { errors: [noSuchOperation()] };
  }

  return {
    read: readOperation,
    format,
    async run(params, asking) {
      const found = readOperation(params);
      if ("errors" in found || found.kind !== OperationTypeNode.SUBSCRIPTION) return answer(params, asking);
      const opened = await subscribe({ ...params, document: found.document, caller: asking.caller });
      if (!(Symbol.asyncIterator in opened)) return formatted(opened);
      return endable((signal) => formattedAll(opened, signal), asking.signal);
    },
  };
}

const noSuchOperation = (): GraphQLError =>
  new GraphQLError("There is no operation of this name, or none is named and there are several.", {
    extensions: { code: "OPERATION_RESOLUTION_FAILURE" },
  });
