import type { ApolloServer } from "@apollo/server";
import {
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from "graphql";
import type { Stream } from "../../foundation/streams/endable.js";
import type { Ending } from "../../foundation/streams/ending.js";
import { mapped } from "../../foundation/streams/mapped.js";
import type { GatewayContext } from "../gateway-context.js";
import type { Caller, OperationParams } from "./caller.js";
import { kindOf, type ReadDocument } from "../../foundation/documents/read-document.js";
import type { Limits } from "../limits/limits.js";
import { exceeded } from "./exceeded.js";
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
  signal: Ending;
}

export interface OperationsOptions {
  schema: GraphQLSchema;
  limits: Limits;
  /** Answers queries and mutations. */
  apollo: ApolloServer<GatewayContext>;
  read: (text: string) => ReadDocument;
  subscribe: Subscribe;
  format: (error: GraphQLError) => GraphQLFormattedError;
}

class LimitedOperations implements Operations {
  readonly format: Operations["format"];
  readonly #of: OperationsOptions;
  readonly #known = new WeakMap<ExecutionResult, FormattedExecutionResult>();

  constructor(options: OperationsOptions) {
    this.#of = options;
    this.format = options.format;
  }

  read({ query, operationName }: Pick<OperationParams, "query" | "operationName">): ReadOperation {
    const errors = exceeded(() => this.#of.limits.checkText(query));
    if (errors.length > 0) return { errors };
    const found = this.#of.read(query);
    if ("errors" in found) return found;
    const kind = kindOf(found.document, operationName);
    return kind ? { document: found.document, kind } : { errors: [noSuchOperation()] };
  }

  async run(params: OperationParams, asking: Asking) {
    const found = this.read(params);
    if ("errors" in found || found.kind !== OperationTypeNode.SUBSCRIPTION) return this.#answer(params, asking);
    const { schema, limits, subscribe } = this.#of;
    const { document } = found;
    const errors = exceeded(() => limits.checkOperation({ ...params, schema, document }));
    if (errors.length > 0) return this.#formatted({ errors });
    const opened = await subscribe({ ...params, document, caller: asking.caller });
    if (!(Symbol.asyncIterator in opened)) return this.#formatted(opened);
    const leave = (): void => void opened.return();
    asking.signal.addEventListener("abort", leave);
    if (asking.signal.aborted) leave();
    const end = (): void => asking.signal.removeEventListener("abort", leave);
    return mapped(opened, { map: (result) => this.#formatted(result), end });
  }

  /** A query or a mutation, or what is wrong with it. */
  async #answer(params: OperationParams, { caller, signal }: Asking): Promise<FormattedExecutionResult> {
    const { query, operationName, variables, extensions } = params;
    const request = {
      query,
      ...(operationName != null && { operationName }),
      ...(variables && { variables }),
      ...(extensions && { extensions }),
    };
    const { body } = await this.#of.apollo.executeOperation(request, { contextValue: { ...caller, signal } });
    if (body.kind !== "single") throw new Error("Incremental delivery is not offered.");
    return body.singleResult;
  }

  /** The same for the same result: what several are sent is formatted, and written, once. */
  #formatted(result: ExecutionResult): FormattedExecutionResult {
    const known = this.#known.get(result);
    if (known) return known;
    const { errors, ...rest } = result;
    const formatted = errors ? { errors: errors.map(this.format), ...rest } : rest;
    this.#known.set(result, formatted);
    return formatted;
  }
}

export const createOperations = (options: OperationsOptions): Operations => new LimitedOperations(options);

const noSuchOperation = (): GraphQLError =>
  new GraphQLError("There is no operation of this name, or none is named and there are several.", {
    extensions: { code: "OPERATION_RESOLUTION_FAILURE" },
  });
