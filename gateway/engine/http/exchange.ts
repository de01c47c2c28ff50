import type { Dispatcher, Pool } from "undici";
import { outOfTime } from "../deadline-of.js";

/** What is sent: the body's text, to a path. */
export interface Sent {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** What came back, whole. */
export interface Received {
  status: number;
  text: string;
}

export interface Patience {
  /** From the question to the last byte of the answer. */
  deadlineMs: number;
  /** One of them is aborted when nobody waits for the answer any more. */
  signals: readonly (AbortSignal | undefined)[];
}

function read(chunks: readonly Buffer[]): string {
  const text = (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString("utf8");
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** One question over a pool, from the hands of the pool: no stream and no object of headers is made for it. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<Received>;
  readonly #patience: Patience;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  #settle!: { resolve: (received: Received) => void; reject: (reason: Error) => void };
  #controller: Dispatcher.DispatchController | null = null;
  #givenUp: Error | null = null;
  #status = 0;

  constructor(patience: Patience) {
    this.answer = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.#patience = patience;
    const { deadlineMs, signals } = patience;
    this.#timer = setTimeout(() => this.#giveUp(outOfTime(deadlineMs)), deadlineMs);
    if (signals.some((signal) => signal?.aborted)) this.#leave();
    for (const signal of signals) signal?.addEventListener("abort", this.#leave);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#givenUp) controller.abort(this.#givenUp);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number): void {
    this.#status = status;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#end();
    this.#settle.resolve({ status: this.#status, text: read(this.#chunks) });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#end();
    this.#settle.reject(error);
  }

  /** At once, also where no connection is free yet. */
  #giveUp(reason: Error): void {
    this.#givenUp = reason;
    this.#controller?.abort(this.#givenUp);
    this.#end();
    this.#settle.reject(this.#givenUp);
  }

  readonly #leave = (): void => this.#giveUp(new Error("nobody waits for the answer any more"));

  #end(): void {
    clearTimeout(this.#timer);
    for (const signal of this.#patience.signals) signal?.removeEventListener("abort", this.#leave);
  }
}

/** Sends by POST and reads the answer whole; what is thrown means that there was none. */
export function exchange(pool: Pool, { path, headers, body }: Sent, patience: Patience): Promise<Received> {
  const handler = new Exchange(patience);
  pool.dispatch({ method: "POST", path, headers, body }, handler);
  return handler.answer;
}
