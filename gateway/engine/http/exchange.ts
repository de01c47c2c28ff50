import type { Ending } from "../../../foundation/streams/ending.js";
import type { Received } from "./response-reader.js";

export interface Patience {
  /** From the question to the last byte of the answer. */
  deadlineMs: number;
  /** Says when nobody waits for the answer any more. */
  signal: Ending | undefined;
}

/** One question and the wait for its answer, whoever carries them. */
export class Exchange {
  readonly answer: Promise<Received>;
  /** Is it answered, or given up? */
  isOver = false;
  readonly #patience: Patience;
  readonly #timer: NodeJS.Timeout;
  #settle!: { resolve: (received: Received) => void; reject: (reason: Error) => void };
  #breakOff: ((reason: Error) => void) | null = null;

  constructor(patience: Patience) {
    this.answer = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.#patience = patience;
    const { deadlineMs, signal } = patience;
    this.#timer = setTimeout(this.#runOut, deadlineMs);
    if (signal?.aborted) this.#leave();
    else signal?.addEventListener("abort", this.#leave);
  }

  /** Says how it is broken off from now on: at once, where it is over already. */
  carriedBy(breakOff: (reason: Error) => void): void {
    this.#breakOff = breakOff;
  }

  succeed(received: Received): void {
    this.#end();
    this.#settle.resolve(received);
  }

  fail(reason: Error): void {
    this.#end();
    this.#settle.reject(reason);
  }

  /** At once, also where no connection is free yet. */
  #giveUp(reason: Error): void {
    this.fail(reason);
    this.#breakOff?.(reason);
  }

  readonly #runOut = (): void => this.#giveUp(new Error(`no answer within ${String(this.#patience.deadlineMs)} ms`));

  readonly #leave = (): void => this.#giveUp(new Error("nobody waits for the answer any more"));

  #end(): void {
    this.isOver = true;
    clearTimeout(this.#timer);
    this.#patience.signal?.removeEventListener("abort", this.#leave);
  }
}
