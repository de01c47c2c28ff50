import { OperationTypeNode } from "graphql";
import { Pool, errors as undiciErrors } from "undici";
import type { Asking, SubgraphAnswer, SubgraphClient, SubgraphOperation } from "../subgraph-client.js";
import { exchange, type Patience } from "./exchange.js";

export interface HttpSubgraphOptions<Context> {
  url: string;
  /** Tells the subgraph of the request behind an operation. */
  headers: (context: Context) => Readonly<Record<string, string>>;
  /** From the question to the last byte of the answer. */
  deadlineMs: number;
  /**
   * How long a mutation waits by itself for something to happen, null for one that does not. It has so much more time than
   * its answer needs, and ends when nobody waits for it; every other is seen through.
   */
  waitMs?: (operation: SubgraphOperation) => number | null;
}

/** What the answer to a question that waited needs besides. */
const answerMs = 5_000;

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

function isError(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { message, path } = value as { message?: unknown; path?: unknown };
  return typeof message === "string" && (path == null || Array.isArray(path));
}

function readAnswer(text: string, status: number): SubgraphAnswer {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (error) {
    throw new Error(`HTTP ${String(status)} with a body that is no JSON`, { cause: error });
  }
  const isAnswer = typeof answer === "object" && answer !== null && ("data" in answer || "errors" in answer);
  if (!isAnswer) throw new Error(`HTTP ${String(status)} with a body that is no answer of GraphQL`);
  const { data, errors } = answer as SubgraphAnswer;
  const isWellFormed =
    (errors == null || (Array.isArray(errors) && errors.every(isError))) &&
    (data == null || (typeof data === "object" && !Array.isArray(data)));
  if (!isWellFormed) throw new Error(`HTTP ${String(status)} with a body that is no answer of GraphQL`);
  return { data, errors: errors ?? undefined };
}

const fixedHeaders = {
  "content-type": "application/json",
  accept: "application/graphql-response+json, application/json;q=0.9",
};

class PooledSubgraph<Context> implements SubgraphClient<Context> {
  readonly #options: HttpSubgraphOptions<Context>;
  readonly #pool: Pool;
  readonly #path: string;

  constructor(options: HttpSubgraphOptions<Context>) {
    const { origin, pathname, search } = new URL(options.url);
    this.#options = options;
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

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #send(operation: SubgraphOperation, { context, signal }: Asking<Context>): Promise<SubgraphAnswer> {
    const headers = { ...fixedHeaders, ...this.#options.headers(context) };
    const sent = { path: this.#path, headers, body: operation.body() };
    const { status, text } = await exchange(this.#pool, sent, this.#patience(operation, signal));
    return readAnswer(text, status);
  }

  #patience(operation: SubgraphOperation, signal: AbortSignal | undefined): Patience {
    const { deadlineMs, waitMs } = this.#options;
    if (operation.kind !== OperationTypeNode.MUTATION) return { deadlineMs, signal };
    const waited = waitMs?.(operation) ?? null;
    return waited === null ? { deadlineMs, signal: undefined } : { deadlineMs: waited + answerMs, signal };
  }
}

/** Reaches a subgraph by POST over connections that are kept. Only queries are sent again, once, when they were not heard. */
export function httpSubgraph<Context>(options: HttpSubgraphOptions<Context>): SubgraphClient<Context> {
  return new PooledSubgraph(options);
}
