import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { SharedTimer, timerOf } from "./shared-timer.js";

let called: string[];
const call = (name: string) => ({ runOut: () => void called.push(name) });

beforeEach(() => {
  jest.useFakeTimers();
  called = [];
});
afterEach(() => {
  jest.useRealTimers();
});

test("each is called when its own time is over, in their order", () => {
  const timer = new SharedTimer(100);
  timer.add(call("one"));
  jest.advanceTimersByTime(60);
  timer.add(call("two"));
  timer.add(call("three"));
  jest.advanceTimersByTime(39);
  expect(called).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(called).toEqual(["one"]);
  jest.advanceTimersByTime(59);
  expect(called).toEqual(["one"]);
  jest.advanceTimersByTime(1);
  expect(called).toEqual(["one", "two", "three"]);
});

test("who waits no more is not called, and holds nobody up", () => {
  const timer = new SharedTimer(100);
  const first = call("one");
  timer.add(first);
  jest.advanceTimersByTime(50);
  timer.add(call("two"));
  timer.delete(first);
  jest.advanceTimersByTime(99);
  expect(called).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(called).toEqual(["two"]);
  timer.add(call("three"));
  jest.advanceTimersByTime(100);
  expect(called).toEqual(["two", "three"]);
});

test("whoever is called may wait again, and another may be sent away by it", () => {
  const timer = new SharedTimer(100);
  const second = call("two");
  timer.add({
    runOut() {
      called.push("one");
      timer.delete(second);
      timer.add(call("again"));
    },
  });
  timer.add(second);
  jest.advanceTimersByTime(100);
  expect(called).toEqual(["one"]);
  expect(jest.getTimerCount()).toBe(1);
  jest.advanceTimersByTime(100);
  expect(called).toEqual(["one", "again"]);
});

test("one timer is started for all, and holds the process while somebody waits", () => {
  jest.useRealTimers();
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  const timer = new SharedTimer(60_000);
  const all = [1, 2, 3].map(() => call("never"));
  for (const waiter of all) timer.add(waiter);
  expect(timers()).toBe(before + 1);
  for (const waiter of all) timer.delete(waiter);
  expect(timers()).toBe(before);
  const last = call("never");
  timer.add(last);
  timer.delete(last);
  expect(timers()).toBe(before);
  timer.add(last);
  expect(timers()).toBe(before + 1);
  timer.delete(last);
});

test("the same time has the same timer", () => {
  expect(timerOf(1_234)).toBe(timerOf(1_234));
  expect(timerOf(1_234)).not.toBe(timerOf(1_235));
});
