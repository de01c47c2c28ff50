import { describe, expect, test } from "@jest/globals";
import { createThrottle, secondsOf } from "./throttle.js";

describe("retry-after", () => {
  test.each<[string | null, number]>([
    ["12", 12],
    ["0", 0],
    ["Mon, 30 Nov 2026 12:00:30 GMT", 30],
    ["Mon, 30 Nov 2026 11:00:00 GMT", 0],
    ["soon", 1],
    [null, 1],
  ])("%j is %d seconds", (text, seconds) => {
    expect(secondsOf(text, new Date("2026-11-30T12:00:00Z"))).toBe(seconds);
  });
});

describe("a throttle", () => {
  test("lets requests through until it is told to hold, and then after so long", async () => {
    const held: number[] = [];
    const throttle = createThrottle({ onHold: (seconds) => held.push(seconds) });
    await throttle.turn();
    const since = performance.now();
    throttle.hold(0.2);
    throttle.hold(0.1);
    await throttle.turn();
    expect(performance.now() - since).toBeGreaterThanOrEqual(195);
  });

  test("tells once of what several requests wait for, and again of what is longer", () => {
    const held: number[] = [];
    const throttle = createThrottle({ onHold: (seconds) => held.push(seconds) });
    for (const seconds of [3, 3, 2, 9]) throttle.hold(seconds);
    expect(held).toEqual([3, 9]);
  });

  test("ends a wait when it is broken off", async () => {
    const stop = new AbortController();
    const throttle = createThrottle({ signal: stop.signal });
    throttle.hold(60);
    const turn = throttle.turn();
    stop.abort();
    await expect(turn).rejects.toThrow("aborted");
  });
});
