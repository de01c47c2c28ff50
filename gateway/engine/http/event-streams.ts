import { Pool } from "undici";
import type { Asking, SubgraphAnswer, SubgraphOperation } from "../subgraph-client.js";
import { readAnswer } from "./read-answer.js";
import { serverSentEvents } from "./server-sent-events.js";

export interface EventStreamsOptions<Context> {
  url: string;
  /** Tells the subgraph of the request behind a stream. */
  headers: (context: Context) => Readonly<Record<string, string>>;
}

/** How long a subgraph may take to begin, and how long it may be silent then: heartbeats come more often. */
const beginMs = 30_000;
const silentMs = 60_000;
const connectMs = 5_000;

const fixedHeaders = { "content-type": "application/json", accept: "text/event-stream" };

/** Streams of one subgraph, as server-sent events in the mode of distinct connections: each stream a connection of its own. */
export class EventStreams<Context> {
  readonly #headers: EventStreamsOptions<Context>["headers"];
  readonly #pool: Pool;
  readonly #path: string;

  constructor({ url, headers }: EventStreamsOptions<Context>) {
    const { origin, pathname, search } = new URL(url);
    this.#headers = headers;
    this.#path = pathname + search;
    this.#pool = new Pool(origin, { connect: { timeout: connectMs }, headersTimeout: beginMs, bodyTimeout: silentMs });
  }

  async subscribe(
    operation: SubgraphOperation,
    { context, signal }: Asking<Context>,
  ): Promise<SubgraphAnswer | AsyncIterable<SubgraphAnswer>> {
    const { statusCode, headers, body } = await this.#pool.request({
      method: "POST",
      path: this.#path,
      headers: { ...fixedHeaders, ...this.#headers(context) },
      body: operation.body(),
      signal: signal ?? null,
    });
    const isStream = String(headers["content-type"]).startsWith("text/event-stream");
    return isStream ? this.#answers(body, statusCode) : readAnswer(await body.text(), statusCode);
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }

  /** A stream that ends without having said so has broken. */
  async *#answers(body: AsyncIterable<Uint8Array>, status: number): AsyncGenerator<SubgraphAnswer, void> {
    for await (const { name, data } of serverSentEvents(body)) {
      if (name === "complete") return;
      if (name === "next") yield readAnswer(data, status);
    }
    throw new Error("the stream broke off");
  }
}
