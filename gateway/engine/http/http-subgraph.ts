import { OperationTypeNode } from "graphql";
import { errors as undiciErrors } from "undici";
import { deadlineOf, type Deadlines } from "../deadline-of.js";
import type { Asking, SubgraphAnswer, SubgraphClient, SubgraphOperation } from "../subgraph-client.js";
import { EventStreams } from "./event-streams.js";
import type { Patience } from "./exchange.js";
import { ConnectionLost } from "./http-connection.js";
import { plainRequests } from "./plain-requests.js";
import { readAnswer } from "./read-answer.js";
import type { Requests } from "./requests.js";
import { tlsRequests } from "./tls-requests.js";

export interface HttpSubgraphOptions<Context> extends Deadlines {
  url: string;
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

class PooledSubgraph<Context> implements SubgraphClient<Context> {
  readonly #options: HttpSubgraphOptions<Context>;
  readonly #requests: Requests;
  readonly #streams: EventStreams<Context>;

  constructor(options: HttpSubgraphOptions<Context>) {
    const url = new URL(options.url);
    this.#options = options;
    this.#streams = new EventStreams(options);
    this.#requests = url.protocol === "http:" ? plainRequests(url) : tlsRequests(url);
  }

  async ask(operation: SubgraphOperation, asking: Asking<Context>): Promise<SubgraphAnswer> {
    try {
      return await this.#send(operation, asking);
    } catch (error) {
      if (operation.kind !== OperationTypeNode.QUERY || !isUnheard(error)) throw error;
      return this.#send(operation, asking);
    }
  }

  subscribe(operation: SubgraphOperation, asking: Asking<Context>) {
    return this.#streams.subscribe(operation, asking);
  }

  async close(): Promise<void> {
    await Promise.all([this.#requests.close(), this.#streams.close()]);
  }

  async #send(operation: SubgraphOperation, { context, signal }: Asking<Context>): Promise<SubgraphAnswer> {
    const question = { headers: this.#options.headers(context), body: operation.body() };
    const { status, text } = await this.#requests.send(question, this.#patience(operation, signal));
    return readAnswer(text, status);
  }

  #patience(operation: SubgraphOperation, signal: Asking<Context>["signal"]): Patience {
    const { deadlineMs, waits } = deadlineOf(operation, this.#options);
    if (waits) return { deadlineMs, signals: [signal, this.#options.leaving] };
    return { deadlineMs, signals: operation.kind === OperationTypeNode.MUTATION ? [] : [signal] };
  }
}

/** Reaches a subgraph by POST over connections that are kept, and by a connection for each stream. Only queries are sent again, once, when they were not heard. */
export function httpSubgraph<Context>(options: HttpSubgraphOptions<Context>): SubgraphClient<Context> {
  return new PooledSubgraph(options);
}
