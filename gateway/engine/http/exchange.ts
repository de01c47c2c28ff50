import { timerOf, type SharedTimer, type Waiter } from "../../../foundation/clock/shared-timer.js";
import type { Ending } from "../../../foundation/streams/ending.js";
import { outOfTime } from "../deadline-of.js";
import type { Received } from "./response-reader.js";

/**
 * One question and the wait for its answer, whoever carries them. There is one for each fetch: it is what its timer and its
 * endings call, so that nothing has to be made for them.
 */
export class Exchange implements Waiter {
  readonly answer: Promise<Received>;
  /** Is it answered, or given up? */
  isOver = false;
  readonly #deadlineMs: number;
  readonly #timer: SharedTimer;
  readonly #endings: readonly (Ending | undefined)[];
  #resolve!: (received: Received) => void;
  #reject!: (reason: Error) => void;
  #breakOff: ((reason: Error) => void) | null = null;

  /**
   * The deadline is from the question to the last byte of the answer, in milliseconds. With one of the endings nobody waits for the answer any
   * more.
   */
  constructor(deadlineMs: number, ...endings: readonly (Ending | undefined)[]) {
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#deadlineMs = deadlineMs;
    this.#endings = endings;
    this.#timer = timerOf(deadlineMs);
    this.#timer.add(this);
    for (const ending of endings) ending?.addEventListener("abort", this);
    if (endings.some((ending) => ending?.aborted)) this.handleEvent();
  }

  /** Says how it is broken off from now on. */
  carriedBy(breakOff: (reason: Error) => void): void {
    this.#breakOff = breakOff;
  }

  succeed(received: Received): void {
    this.#end();
    this.#resolve(received);
  }

  fail(reason: Error): void {
    this.#end();
    this.#reject(reason);
  }

  /** Its time is over. */
  runOut(): void {
    this.#giveUp(outOfTime(this.#deadlineMs));
  }

  /** One of its endings has come. */
  handleEvent(): void {
    this.#giveUp(new Error("nobody waits for the answer any more"));
  }

  /** At once, also where no connection is free yet. */
  #giveUp(reason: Error): void {
    this.fail(reason);
    this.#breakOff?.(reason);
  }

  #end(): void {
    this.isOver = true;
    this.#timer.delete(this);
    for (const ending of this.#endings) ending?.removeEventListener("abort", this);
  }
}
