import type { PeriodicTask } from "./periodic-task.js";
import { runTask, type TaskRunner } from "./run-task.js";

/** A process that was just started is left alone for so long; one that is often started anew still gets to its rare tasks. */
const firstRunMs = 5_000;

/** Runs one task again and again; what it answers with ends that, once a run under way is over. */
function repeat(task: PeriodicTask, runner: TaskRunner): () => Promise<void> {
  let isStopped = false;
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const schedule = (milliseconds: number): void => {
    timer = setTimeout(() => {
      running = runTask(task, runner).then(() => {
        if (!isStopped) schedule(task.everyMs);
      });
    }, milliseconds);
    timer.unref();
  };
  schedule(Math.min(firstRunMs, task.everyMs));
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}

/** Keeps all these tasks running in this process; what it answers with ends them. */
export function startTasks(tasks: readonly PeriodicTask[], runner: TaskRunner): () => Promise<void> {
  const stops = tasks.map((task) => repeat(task, runner));
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}
