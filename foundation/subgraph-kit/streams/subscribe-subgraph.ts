import { createSourceEventStream, execute, GraphQLError, type ExecutionArgs, type ExecutionResult } from "graphql";
import { unauthenticated } from "../../errors/graph-errors.js";
import { maskError, maskErrors } from "../../errors/mask-errors.js";
import type { Log } from "../../log/log.js";
import type { Actor } from "../../rbac/actor.js";
import { endable, type Stream } from "../../streams/endable.js";
import { supervised } from "../../streams/supervised.js";
import { refusalOfStream } from "../access/guard-root-fields.js";
import type { Subgraph } from "../guarded-subgraph.js";
import type { SubgraphOperation } from "../execute-subgraph.js";
import type { SubgraphStreamRequest } from "../request.js";
import type { GuardedSubgraph, RenewableContext } from "../subgraph-definition.js";

/** A subgraph that streams. What goes wrong before the first event is one result; what ends a stream early is its last. */
export type SubscribeSubgraph = (
  operation: SubgraphOperation,
  request: SubgraphStreamRequest,
) => Promise<ExecutionResult | Stream<ExecutionResult>>;

const isStream = (source: object): source is AsyncIterable<unknown> => Symbol.asyncIterator in source;

/** One subscription of a subgraph's, from the moment that its source is open. */
class OpenStream<Context extends RenewableContext> {
  constructor(
    readonly definition: GuardedSubgraph<Context>,
    readonly request: SubgraphStreamRequest,
    readonly args: Omit<ExecutionArgs, "contextValue">,
  ) {}

  /** Every event has a context of its own: nothing that was read for the one before. */
  contextFor(actor: Actor, signal: AbortSignal | undefined): Context {
    return this.definition.createContext({ ...this.request, actor, ...(signal && { signal }) });
  }

  async *results(
    source: AsyncIterable<unknown>,
    end: AbortController,
    log: Log,
  ): AsyncGenerator<ExecutionResult, void> {
    const { live, actor } = this.request;
    const refusalOf = async (changed: Actor | null) =>
      changed ? refusalOfStream(source, this.contextFor(changed, end.signal)) : unauthenticated(gone);
    const open = (signal: AbortSignal) => {
      signal.addEventListener("abort", () => end.abort());
      return source;
    };
    try {
      for await (const { event, actor: seen } of supervised({ actor, live, open, refusalOf, signal: end.signal })) {
        const contextValue = this.contextFor(seen, end.signal);
        yield maskErrors(await execute({ ...this.args, rootValue: event, contextValue }), log);
      }
    } catch (error) {
      const isSaid = error instanceof GraphQLError && error.extensions["code"] !== undefined;
      yield { errors: [isSaid ? error : maskError(error, log, { path: undefined, nodes: undefined })] };
    }
  }
}

const gone = "What the stream was opened with has expired or was revoked: sign in again.";

/** Streams a subgraph's subscriptions in this process; whoever a stream is for is asked about again as they change. */
export function subscriberOf<Context extends RenewableContext>(
  definition: GuardedSubgraph<Context>,
  { schema }: Subgraph,
  log: Log,
): SubscribeSubgraph {
  return async ({ document, variables, operationName }, request) => {
    const args = { schema, document, variableValues: variables ?? {}, operationName: operationName ?? null };
    const stream = new OpenStream(definition, request, args);
    const end = new AbortController();
    const contextValue = stream.contextFor(request.actor, end.signal);
    const source = await createSourceEventStream({ ...args, contextValue });
    if (!isStream(source)) return maskErrors(source, log);
    return endable((signal) => {
      if (signal.aborted) end.abort();
      else signal.addEventListener("abort", () => end.abort());
      return stream.results(source, end, log);
    }, request.signal);
  };
}
