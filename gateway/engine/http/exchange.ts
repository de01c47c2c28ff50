import { timerOf, type SharedTimer, type Waiting } from "../../../foundation/clock/shared-timer.js";
import type { Ending } from "../../../foundation/streams/ending.js";
import { outOfTime } from "../deadline-of.js";
import type { Received } from "./response-reader.js";

export interface Patience {
  /** From the question to the last byte of the answer. */
  deadlineMs: number;
  /** One of them ends when nobody waits for the answer any more. */
  signals: readonly (Ending | undefined)[];
}

/** One question and the wait for its answer, whoever carries them. */
export class Exchange {
  readonly answer: Promise<Received>;
  /** Is it answered, or given up? */
  isOver = false;
  readonly #patience: Patience;
  readonly #timer: SharedTimer;
  readonly #waiting: Waiting;
  #settle!: { resolve: (received: Received) => void; reject: (reason: Error) => void };
  #breakOff: ((reason: Error) => void) | null = null;

  constructor(patience: Patience) {
    this.answer = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.#patience = patience;
    const { deadlineMs, signals } = patience;
    this.#timer = timerOf(deadlineMs);
    this.#waiting = this.#timer.add(this.#runOut);
    if (signals.some((signal) => signal?.aborted)) this.#leave();
    else for (const signal of signals) signal?.addEventListener("abort", this.#leave);
  }

  /** Says how it is broken off from now on. */
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

  readonly #runOut = (): void => this.#giveUp(outOfTime(this.#patience.deadlineMs));

  readonly #leave = (): void => this.#giveUp(new Error("nobody waits for the answer any more"));

  #end(): void {
    this.isOver = true;
    this.#timer.delete(this.#waiting);
    for (const signal of this.#patience.signals) signal?.removeEventListener("abort", this.#leave);
  }
}
