import { setTimeout as pause } from "node:timers/promises";

/** How a client keeps from asking while the graph accepts nothing of it. */
export interface Throttle {
  /** Returns once a request may be sent. */
  turn(): Promise<void>;
  /** The graph accepts nothing for so long. */
  hold(seconds: number): void;
}

export interface ThrottleOptions {
  signal?: AbortSignal | undefined;
  /** Told how long nothing is sent, once for all requests that wait for the same. */
  onHold?: ((seconds: number) => void) | undefined;
}

/** What several requests are told within this is one and the same. */
const sameMs = 1_000;

export function createThrottle({ signal, onHold }: ThrottleOptions): Throttle {
  let until = 0;
  return {
    async turn() {
      for (let left = until - performance.now(); left > 0; left = until - performance.now()) {
        await pause(left, undefined, signal && { signal });
      }
    },
    hold(seconds) {
      const next = performance.now() + seconds * 1000;
      if (next > until + sameMs) onHold?.(seconds);
      until = Math.max(until, next);
    },
  };
}

/** Seconds of a `retry-after`, which is a number or a date; a second where it says neither. */
export function secondsOf(retryAfter: string | null, now = new Date()): number {
  const seconds = Number(retryAfter ?? NaN);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds;
  const date = Date.parse(retryAfter ?? "");
  return Number.isNaN(date) ? 1 : Math.max(0, Math.ceil((date - now.getTime()) / 1000));
}
