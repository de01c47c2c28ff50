import { once } from "node:events";
import WebSocket from "ws";
import { endable } from "../../../foundation/streams/endable.js";
import type { Ending } from "../../../foundation/streams/ending.js";
import type { Asking, SubgraphAnswer, SubgraphError, SubgraphOperation } from "../subgraph-client.js";
import type { EventStreamsOptions } from "./event-streams.js";

/** A message of the protocol graphql-transport-ws, as loose as it comes. */
interface Message {
  type?: unknown;
  payload?: unknown;
}

const protocol = "graphql-transport-ws";
/** How long a subgraph may take to let us in, and be silent then: it is asked for a sign of life more often. */
const beginMs = 30_000;
const pingMs = 20_000;
/** Answers that wait to be taken; with more of them nothing is read. */
const mostWaiting = 16;
const mostBytes = 16 * 1024 * 1024;

function read(data: WebSocket.RawData): Message {
  const message: unknown = JSON.parse((data as Buffer).toString("utf8"));
  return typeof message === "object" && message !== null ? message : {};
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** One operation over a WebSocket of its own, so that what is not taken holds up nobody else. */
class SocketStream {
  readonly #socket: WebSocket;
  readonly #beat: NodeJS.Timeout;
  readonly #waiting: SubgraphAnswer[] = [];
  #isComplete = false;
  #fault: Error | null = null;
  #wake: () => void = () => undefined;

  constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.#socket = new WebSocket(url, protocol, {
      headers: { ...headers },
      maxPayload: mostBytes,
      handshakeTimeout: beginMs,
    });
    this.#beat = setInterval(() => this.#keepAlive(), pingMs).unref();
    this.#socket.on("message", (data) => this.#hear(data));
    this.#socket.on("error", (error) => this.#fail(error));
    this.#socket.on("close", (code) => this.#fail(new Error(`the subgraph closed its WebSocket with ${String(code)}`)));
  }

  /** Resolves once the subgraph has let us in. */
  async begin(operation: SubgraphOperation, payload: object): Promise<void> {
    await once(this.#socket, "open");
    this.#send({ type: "connection_init", payload });
    const signal = AbortSignal.timeout(beginMs);
    const acknowledged = new Promise<void>((resolve) => {
      this.#socket.on("message", (data) => read(data).type === "connection_ack" && resolve());
    });
    const closed = once(this.#socket, "close", { signal }).then(() => Promise.reject(this.#fault!));
    await Promise.race([acknowledged, closed]);
    this.#send({ id: "1", type: "subscribe", payload: JSON.parse(operation.body()) as object });
  }

  /** No faster than they are taken. */
  async *answers(signal: Ending): AsyncGenerator<SubgraphAnswer, void> {
    signal.addEventListener("abort", () => this.#wake());
    while (!signal.aborted) {
      const answer = this.#waiting.shift();
      if (answer) yield answer;
      else if (this.#isComplete) return;
      else if (this.#fault) throw this.#fault;
      else await this.#more();
    }
  }

  end(): void {
    clearInterval(this.#beat);
    this.#socket.close(1000);
  }

  #keepAlive(): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.ping();
  }

  #more(): Promise<void> {
    if (this.#socket.isPaused) this.#socket.resume();
    return new Promise((resolve) => (this.#wake = resolve));
  }

  #hear(data: WebSocket.RawData): void {
    try {
      const { type, payload } = read(data);
      if (type === "ping") this.#send({ type: "pong" });
      if (type === "next" && isObject(payload)) this.#waiting.push(payload);
      if (type === "error") this.#waiting.push({ errors: payload as SubgraphError[] });
      if (type === "error" || type === "complete") this.#isComplete = true;
    } catch (error) {
      this.#fail(error as Error);
    }
    if (this.#waiting.length >= mostWaiting) this.#socket.pause();
    this.#wake();
  }

  #fail(error: Error): void {
    this.#fault ??= error;
    this.#wake();
  }

  #send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }
}

/** Streams of one subgraph over graphql-ws: each stream a WebSocket of its own, which says who asks as HTTP would, and again as it begins. */
export class SocketStreams<Context> {
  readonly #options: EventStreamsOptions<Context>;
  readonly #open = new Set<SocketStream>();

  constructor(options: EventStreamsOptions<Context>) {
    this.#options = options;
  }

  async subscribe(
    operation: SubgraphOperation,
    { context, signal }: Asking<Context>,
  ): Promise<AsyncIterable<SubgraphAnswer>> {
    const headers = this.#options.headers(context);
    const stream = new SocketStream(this.#options.url, headers);
    this.#open.add(stream);
    signal?.addEventListener("abort", () => this.#end(stream));
    try {
      await stream.begin(operation, headers);
    } catch (error) {
      this.#end(stream);
      throw error;
    }
    const end = (): void => this.#end(stream);
    return endable(async function* (ended) {
      try {
        yield* stream.answers(ended);
      } finally {
        end();
      }
    }, signal);
  }

  close(): Promise<void> {
    for (const stream of this.#open) this.#end(stream);
    return Promise.resolve();
  }

  #end(stream: SocketStream): void {
    stream.end();
    this.#open.delete(stream);
  }
}
