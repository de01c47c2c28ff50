/** Somebody who waits. */
export interface Waiting {
  callback: () => void;
  /** When it is called, in milliseconds of the process's clock. */
  readonly at: number;
}

/** Calls back after a time that is the same for all who wait: with one timer of Node's for as many of them as there are. */
export class SharedTimer {
  readonly #ms: number;
  /** In the order in which their time is over. */
  readonly #waiting = new Set<Waiting>();
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number) {
    this.#ms = ms;
  }

  add(callback: () => void): Waiting {
    const waiting = { callback, at: performance.now() + this.#ms };
    this.#waiting.add(waiting);
    if (!this.#timer) this.#start(this.#ms);
    else if (this.#waiting.size === 1) this.#timer.ref();
    return waiting;
  }

  /** It is not called any more. While nobody waits the process may end. */
  delete(waiting: Waiting): void {
    if (this.#waiting.delete(waiting) && this.#waiting.size === 0) this.#timer?.unref();
  }

  #start(ms: number): void {
    clearTimeout(this.#timer); // whoever was called may have started one
    this.#timer = setTimeout(this.#callDue, ms);
  }

  /** The timer was started for whoever was first then, who may be gone: then it goes on for whoever is first now. */
  readonly #callDue = (): void => {
    this.#timer = undefined;
    for (const waiting of this.#waiting) {
      const left = waiting.at - performance.now();
      if (left > 0) return this.#start(Math.ceil(left));
      this.#waiting.delete(waiting);
      waiting.callback();
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
