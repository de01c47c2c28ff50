import { OperationTypeNode } from "graphql";
import { Pool, errors as undiciErrors } from "undici";
import { deadlineOf, type Deadlines } from "../deadline-of.js";
import type { Asking, SubgraphAnswer, SubgraphClient, SubgraphOperation } from "../subgraph-client.js";
import { EventStreams } from "./event-streams.js";
import { exchange, type Patience } from "./exchange.js";
import { readAnswer } from "./read-answer.js";

export interface HttpSubgraphOptions<Context> extends Deadlines {
  url: string;
  /** Tells the subgraph of the request behind an operation. */
  headers: (context: Context) => Readonly<Record<string, string>>;
  /** Aborted when this process is about to stop: what waits by itself ends, and everything else is seen through. */
  leaving?: AbortSignal;
}

/** Connections to one subgraph that are open at a time; whatever comes beyond waits. */
const mostConnections = 256;
const connectMs = 5_000;

const neverArrived = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Did the question fail to get there, or on a connection that the other side had just closed? */
function isUnheard(error: unknown): boolean {
  if (error instanceof undiciErrors.SocketError) return true;
  return neverArrived.has((error as NodeJS.ErrnoException).code ?? "");
}

const fixedHeaders = {
  "content-type": "application/json",
  accept: "application/graphql-response+json, application/json;q=0.9",
};

class PooledSubgraph<Context> implements SubgraphClient<Context> {
  readonly #options: HttpSubgraphOptions<Context>;
  readonly #pool: Pool;
  readonly #path: string;
  readonly #streams: EventStreams<Context>;

  constructor(options: HttpSubgraphOptions<Context>) {
    const { origin, pathname, search } = new URL(options.url);
    this.#options = options;
    this.#streams = new EventStreams(options);
    this.#path = pathname + search;
    const noLimits = { headersTimeout: 0, bodyTimeout: 0 }; // the deadline is for the whole
    this.#pool = new Pool(origin, { connections: mostConnections, connect: { timeout: connectMs }, ...noLimits });
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
    await Promise.all([this.#pool.close(), this.#streams.close()]);
  }

  async #send(operation: SubgraphOperation, { context, signal }: Asking<Context>): Promise<SubgraphAnswer> {
    const headers = { ...fixedHeaders, ...this.#options.headers(context) };
    const sent = { path: this.#path, headers, body: operation.body() };
    const { status, text } = await exchange(this.#pool, sent, this.#patience(operation, signal));
    return readAnswer(text, status);
  }

  #patience(operation: SubgraphOperation, signal: AbortSignal | undefined): Patience {
    const { deadlineMs, waits } = deadlineOf(operation, this.#options);
    if (waits) return { deadlineMs, signals: [signal, this.#options.leaving] };
    return { deadlineMs, signals: operation.kind === OperationTypeNode.MUTATION ? [] : [signal] };
  }
}

/** Reaches a subgraph by POST over connections that are kept, and by a connection for each stream. Only queries are sent again, once, when they were not heard. */
export function httpSubgraph<Context>(options: HttpSubgraphOptions<Context>): SubgraphClient<Context> {
  return new PooledSubgraph(options);
}
