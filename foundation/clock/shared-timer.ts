/** Somebody who waits, once at a time. */
export interface Waiter {
  /** Their time is over. */
  runOut(): void;
}

/** Calls whoever waits after a time that is the same for all: with one timer of Node's for as many of them as there are. */
export class SharedTimer {
  readonly #ms: number;
  /** When their time is over, in milliseconds of the process's clock and in this order. */
  readonly #waiting = new Map<Waiter, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number) {
    this.#ms = ms;
  }

  add(waiter: Waiter): void {
    this.#waiting.set(waiter, performance.now() + this.#ms);
    if (!this.#timer) this.#start(this.#ms);
    else if (this.#waiting.size === 1) this.#timer.ref();
  }

  /** It is not called any more. While nobody waits the process may end. */
  delete(waiter: Waiter): void {
    if (this.#waiting.delete(waiter) && this.#waiting.size === 0) this.#timer?.unref();
  }

  #start(ms: number): void {
    clearTimeout(this.#timer); // whoever was called may have started one
    this.#timer = setTimeout(this.#callDue, ms);
  }

  /** The timer was started for whoever was first then, who may be gone: then it goes on for whoever is first now. */
  readonly #callDue = (): void => {
    this.#timer = undefined;
    for (const [waiter, at] of this.#waiting) {
      const left = at - performance.now();
      if (left > 0) return this.#start(Math.ceil(left));
      this.#waiting.delete(waiter);
      waiter.runOut();
    }
  };
}

const timers = new Map<number, SharedTimer>();
/** Times that are shared: settings are few. */
const mostTimers = 32;

/** The timer of all who wait for so many milliseconds. */
export function timerOf(ms: number): SharedTimer {
  const known = timers.get(ms);
  if (known) return known;
  const timer = new SharedTimer(ms);
  if (timers.size < mostTimers) timers.set(ms, timer);
  return timer;
}
