import { timerOf, type SharedTimer, type Waiter } from "../../foundation/clock/shared-timer.js";
import { End, type Ending } from "../../foundation/streams/ending.js";
import { refusal } from "./exceeded.js";

const tooLate = (mostMs: number) =>
  refusal(
    {
      code: "DEADLINE_EXCEEDED",
      message: `The operation took longer than ${String(mostMs / 1000)} s: ask for less at once. What a mutation changes may have been changed: look before you send it again.`,
      status: 504,
    },
    { limit: "operationMs", most: mostMs },
  );

interface Timed<Result> {
  mostMs: number;
  /** Ends when nobody waits for the answer any more. */
  signal: Ending;
  run: (signal: Ending) => Promise<Result>;
}

/** Comes with another ending, or when its time is over. */
class TimedEnd extends End implements Waiter {
  readonly #mostMs: number;
  readonly #timer: SharedTimer;
  readonly #signal: Ending;
  readonly #reject: (reason: Error) => void;

  constructor(mostMs: number, signal: Ending, reject: (reason: Error) => void) {
    super();
    this.#mostMs = mostMs;
    this.#signal = signal;
    this.#reject = reject;
    this.#timer = timerOf(mostMs);
    this.#timer.add(this);
    if (signal.aborted) this.abort();
    else signal.addEventListener("abort", this);
  }

  runOut(): void {
    this.#reject(tooLate(this.#mostMs));
    this.abort();
  }

  handleEvent(): void {
    this.abort();
  }

  /** It is waited for no longer. */
  leave(): void {
    this.#timer.delete(this);
    this.#signal.removeEventListener("abort", this);
  }
}

/** Runs until the time is over, or the asker is gone: then its signal is aborted, and the error is thrown at once. */
export function inTime<Result>({ mostMs, signal, run }: Timed<Result>): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const end = new TimedEnd(mostMs, signal, reject);
    run(end).then(
      (result) => {
        end.leave();
        resolve(result);
      },
      (error: Error) => {
        end.leave();
        reject(error);
      },
    );
  });
}
