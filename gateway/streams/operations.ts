import type { ApolloServer } from "@apollo/server";
import {
  OperationTypeNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
} from "graphql";
import { endable, type Stream } from "../../foundation/streams/endable.js";
import type { GatewayContext } from "../gateway-context.js";
import type { Caller, OperationParams } from "./caller.js";
import { kindOf, type ReadDocument } from "./read-operation.js";
import type { Subscribe } from "./subscriptions.js";

/** Answers operations of every kind, for transports that stream. */
export interface Operations {
  /** What an operation is; null for a text that is none, or not one alone. */
  kindOf(params: OperationParams): OperationTypeNode | null;
  /** One answer, or a stream of them for a subscription that began. */
  run(params: OperationParams, asking: Asking): Promise<FormattedExecutionResult | Stream<FormattedExecutionResult>>;
}

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

  return {
    kindOf({ query, operationName }) {
      const found = read(query);
      return "document" in found ? kindOf(found.document, operationName) : null;
    },
    async run(params, asking) {
      const found = read(params.query);
      const isSubscription =
        "document" in found && kindOf(found.document, params.operationName) === OperationTypeNode.SUBSCRIPTION;
      if (!isSubscription) return answer(params, asking);
      const { document } = found;
      const opened = await subscribe({ ...params, document, caller: asking.caller });
      if (!(Symbol.asyncIterator in opened)) return formatted(opened);
      return endable((signal) => formattedAll(opened, signal), asking.signal);
    },
  };
}
