import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { pino } from "pino";
import type { PeriodicTask } from "../../../foundation/subgraph-kit/tasks/periodic-task.js";
import { runTask, type TaskRunner } from "../../../foundation/subgraph-kit/tasks/run-task.js";
import { startTasks } from "../../../foundation/subgraph-kit/tasks/start-tasks.js";
import { createChanges } from "../../../foundation/streams/changes.js";
import { createJobSignal } from "../../../foundation/job-queue/job-signal.js";
import { createTestClock } from "../../kit/test-clock.js";
import { createTestDatabase, type TestDatabase } from "../../kit/test-database.js";
import { testSealer } from "../../kit/test-sealer.js";

let testDatabase: TestDatabase;
let logged: string[];
/** Two processes on one database. */
let here: TaskRunner;
let there: TaskRunner;

const runner = (): TaskRunner => ({
  services: {
    database: testDatabase.database,
    clock: createTestClock(),
    jobSignal: createJobSignal(testDatabase.url),
    changes: createChanges(testDatabase.url),
    sealer: testSealer,
  },
  connection: testDatabase.connection,
  log: pino({ level: "error" }, { write: (line: string) => void logged.push(line) }),
});

beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
beforeEach(() => {
  logged = [];
  here = runner();
  there = runner();
});
afterAll(() => testDatabase.close());

/** A task that stays at work until it is let go. */
function slowTask(name: string) {
  let letGo = (): void => undefined;
  let isAtWork = (): void => undefined;
  const atWork = new Promise<void>((resolve) => (isAtWork = resolve));
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const task: PeriodicTask = {
    name,
    everyMs: 1,
    run: () => {
      isAtWork();
      return held;
    },
  };
  return { task, atWork, letGo };
}

test("a task is given the services of its process, the clock among them", async () => {
  const times: string[] = [];
  const task: PeriodicTask = {
    name: "test: tell the time",
    everyMs: 1,
    run: ({ clock }) => Promise.resolve(void times.push(clock.now().toISOString())),
  };
  expect(await runTask(task, here)).toBe("done");
  expect(times).toEqual(["2026-11-24T08:00:00.000Z"]);
});

test("while one process is at a task another passes it over, and does it when it is free", async () => {
  const { task, atWork, letGo } = slowTask("test: slow");
  const first = runTask(task, here);
  await atWork;
  expect(await runTask(task, there)).toBe("elsewhere");
  letGo();
  expect(await first).toBe("done");
  expect(await runTask(task, there)).toBe("done");
});

test("different tasks do not wait for each other", async () => {
  const { task, atWork, letGo } = slowTask("test: one");
  const first = runTask(task, here);
  await atWork;
  expect(await runTask({ name: "test: two", everyMs: 1, run: () => Promise.resolve() }, there)).toBe("done");
  letGo();
  await first;
});

test("a task that fails is logged, lets go of its lock, and harms nobody", async () => {
  const task: PeriodicTask = { name: "test: failing", everyMs: 1, run: () => Promise.reject(new Error("no luck")) };
  expect(await runTask(task, here)).toBe("failed");
  expect(logged.join()).toContain("no luck");
  expect(await runTask({ ...task, run: () => Promise.resolve() }, there)).toBe("done");
});

test("a database that is away is a failed run, not the end of the process", async () => {
  const task: PeriodicTask = { name: "test: away", everyMs: 1, run: () => Promise.resolve() };
  expect(await runTask(task, { ...here, connection: { ...here.connection, port: 1 } })).toBe("failed");
  expect(logged.join()).toContain("ECONNREFUSED");
});

test("started tasks run again and again, after failures too, until they are stopped, which waits for a run under way", async () => {
  let runs = 0;
  let enough = (): void => undefined;
  const reached = new Promise<void>((resolve) => (enough = resolve));
  const { task: slow, atWork, letGo } = slowTask("test: stopped");
  const counting: PeriodicTask = {
    name: "test: counting",
    everyMs: 1,
    run: () => {
      runs += 1;
      if (runs === 3) enough();
      return Promise.reject(new Error("again"));
    },
  };
  const stop = startTasks([slow, counting], here);
  await Promise.all([atWork, reached]);
  let isStopped = false;
  const stopping = stop().then(() => (isStopped = true));
  await pause(0);
  expect(isStopped).toBe(false);
  letGo();
  await stopping;
  const atTheEnd = runs;
  await pause(20);
  expect(runs).toBe(atTheEnd);
});
