import { OperationTypeNode } from "graphql";
import { errors as undiciErrors } from "undici";
import { deadlineOf, type Deadlines } from "../deadline-of.js";
import type { Asking, SubgraphAnswer, SubgraphClient, SubgraphOperation } from "../subgraph-client.js";
import { EventStreams } from "./event-streams.js";
import { Exchange } from "./exchange.js";
import { ConnectionLost } from "./http-connection.js";
import { plainRequests } from "./plain-requests.js";
import { readAnswer } from "./read-answer.js";
import type { Requests } from "./requests.js";
import type { Received } from "./response-reader.js";
import { SocketStreams } from "./socket-streams.js";
import { tlsRequests } from "./tls-requests.js";

export interface HttpSubgraphOptions<Context> extends Deadlines {
  url: string;
  /** Where it streams, if not there: over graphql-ws at `ws:` and `wss:`, as server-sent events at any other. */
  streamUrl?: string | undefined;
  /** Tells the subgraph of the request behind an operation. */
  headers: (context: Context) => Readonly<Record<string, string>>;
  /** Aborted when this process is about to stop: what waits by itself ends, and everything else is seen through. */
  leaving?: AbortSignal;
}

const neverArrived = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Did the question fail to get there, or on a connection that the other side had just closed? */
function isUnheard(error: unknown): boolean {
  if (error instanceof ConnectionLost || error instanceof undiciErrors.SocketError) return true;
  return neverArrived.has((error as NodeJS.ErrnoException).code ?? "");
}

function streamsOf<Context>({ url, streamUrl = url, headers }: HttpSubgraphOptions<Context>) {
  const isSocket = /^wss?:/.test(streamUrl);
  return isSocket ? new SocketStreams({ url: streamUrl, headers }) : new EventStreams({ url: streamUrl, headers });
}

const answerOf = ({ text, status }: Received): SubgraphAnswer => readAnswer(text, status);

class PooledSubgraph<Context> implements SubgraphClient<Context> {
  readonly #options: HttpSubgraphOptions<Context>;
  readonly #requests: Requests;
  readonly #streams: EventStreams<Context> | SocketStreams<Context>;

  constructor(options: HttpSubgraphOptions<Context>) {
    const url = new URL(options.url);
    this.#options = options;
    this.#streams = streamsOf(options);
    this.#requests = url.protocol === "http:" ? plainRequests(url) : tlsRequests(url);
  }

  async ask(operation: SubgraphOperation, asking: Asking<Context>): Promise<SubgraphAnswer> {
    try {
      return answerOf(await this.#send(operation, asking));
    } catch (error) {
      if (operation.kind !== OperationTypeNode.QUERY || !isUnheard(error)) throw error;
      return answerOf(await this.#send(operation, asking));
    }
  }

  subscribe(operation: SubgraphOperation, asking: Asking<Context>) {
    return this.#streams.subscribe(operation, asking);
  }

  async close(): Promise<void> {
    await Promise.all([this.#requests.close(), this.#streams.close()]);
  }

  #send(operation: SubgraphOperation, { context, signal }: Asking<Context>): Promise<Received> {
    const question = { headers: this.#options.headers(context), body: operation.body() };
    const exchange = this.#exchange(operation, signal);
    try {
      this.#requests.send(question, exchange);
    } catch (error) {
      exchange.fail(error as Error); // what cannot be sent has no answer, and nobody waits for one
    }
    return exchange.answer;
  }

  #exchange(operation: SubgraphOperation, signal: Asking<Context>["signal"]): Exchange {
    const { deadlineMs, waits } = deadlineOf(operation, this.#options);
    if (waits) return new Exchange(deadlineMs, signal, this.#options.leaving);
    return operation.kind === OperationTypeNode.MUTATION ? new Exchange(deadlineMs) : new Exchange(deadlineMs, signal);
  }
}

/** Reaches a subgraph by POST over connections that are kept, and by a connection for each stream. Only queries are sent again, once, when they were not heard. */
export function httpSubgraph<Context>(options: HttpSubgraphOptions<Context>): SubgraphClient<Context> {
  return new PooledSubgraph(options);
}
