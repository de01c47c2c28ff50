import {
  createSourceEventStream,
  execute,
  GraphQLError,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
} from "graphql";
import { unauthenticated } from "../../errors/graph-errors.js";
import { maskError, maskErrors } from "../../errors/mask-errors.js";
import type { Log } from "../../log/log.js";
import type { Actor } from "../../rbac/actor.js";
import type { Stream } from "../../streams/endable.js";
import { End, type Ending } from "../../streams/ending.js";
import { SharedAnswers } from "../../streams/shared-answers.js";
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
    readonly asked: { args: Omit<ExecutionArgs, "contextValue">; question: string },
  ) {}

  /** Every event has a context of its own: nothing that was read for the one before. */
  contextFor(actor: Actor, signal: Ending | undefined): Context {
    return this.definition.createContext({ ...this.request, actor, ...(signal && { signal }) });
  }

  results(source: AsyncIterable<unknown>, end: End, { log, answers }: Shared): Stream<ExecutionResult> {
    const { args, question } = this.asked;
    const { live, actor } = this.request;
    const make = (rootValue: unknown) => async (of: Actor) =>
      maskErrors(await execute({ ...args, rootValue, contextValue: this.contextFor(of, undefined) }), log);
    return supervised({
      actor,
      live,
      open(signal) {
        signal.addEventListener("abort", () => end.abort());
        return source;
      },
      refusalOf: async (changed) =>
        changed ? refusalOfStream(source, this.contextFor(changed, end)) : unauthenticated(gone),
      answer: (event, seen) => answers.get(event, { question, actor: seen, make: make(event) }),
      lastWords(error) {
        const isSaid = error instanceof GraphQLError && error.extensions["code"] !== undefined;
        return { errors: [isSaid ? error : maskError(error, log, { path: undefined, nodes: undefined })] };
      },
    });
  }
}

/** What the streams of a subgraph have in common. */
interface Shared {
  log: Log;
  answers: SharedAnswers<ExecutionResult>;
}

const numbers = new WeakMap<DocumentNode, number>();
let documents = 0;

/** The same text for operations that ask the same of every event. */
function questionOf({ document, variables, operationName }: SubgraphOperation): string {
  const number = numbers.get(document) ?? ++documents;
  numbers.set(document, number);
  return JSON.stringify([number, operationName, variables]);
}

const gone = "What the stream was opened with has expired or was revoked: sign in again.";

/** Streams a subgraph's subscriptions in this process; whoever a stream is for is asked about again as they change. */
export function subscriberOf<Context extends RenewableContext>(
  definition: GuardedSubgraph<Context>,
  { schema }: Subgraph,
  log: Log,
): SubscribeSubgraph {
  const shared = { log, answers: new SharedAnswers<ExecutionResult>() };
  return async (operation, request) => {
    const { document, variables, operationName } = operation;
    const args = { schema, document, variableValues: variables ?? {}, operationName: operationName ?? null };
    const stream = new OpenStream(definition, request, { args, question: questionOf(operation) });
    const end = new End();
    if (request.signal?.aborted) end.abort();
    else request.signal?.addEventListener("abort", () => end.abort());
    const contextValue = stream.contextFor(request.actor, end);
    const source = await createSourceEventStream({ ...args, contextValue });
    if (!isStream(source)) return maskErrors(source, log);
    return stream.results(source, end, shared);
  };
}
