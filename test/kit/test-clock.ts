import type { Clock } from "../../foundation/clock/clock.js";

/** A clock that stands until it is told to go on. */
export interface TestClock extends Clock {
  advance(milliseconds: number): void;
}

export function createTestClock(start = new Date("2026-11-24T08:00:00.000Z")): TestClock {
  let time = start.getTime();
  return {
    now: () => new Date(time),
    advance(milliseconds) {
      time += milliseconds;
    },
  };
}

/** The machine's clock, which can be told to go on faster: for tests that meet programs with a clock of their own. */
export function createTickingClock(): TestClock {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    advance(milliseconds) {
      ahead += milliseconds;
    },
  };
}
