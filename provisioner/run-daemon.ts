import { setTimeout as pause } from "node:timers/promises";
import { GraphRefusal } from "./graph/graph-errors.js";
import { acquireJob, registerDaemon, unregisterDaemon } from "./graph/operations.js";
import type { AcquiredJob } from "./jobs/acquired-job.js";
import { runJob, type JobRunner } from "./jobs/run-job.js";
import { apiVersion, version } from "./version.js";

export interface Daemon extends JobRunner {
  name: string;
  /** How long the control plane may think about a poll. */
  pollSeconds: number;
  /** Aborted when the daemon is to stop: the running job is finished, no further one is taken. */
  stop: AbortSignal;
}

/** Between two polls that come back empty at once. */
const breathMs = 1_000;
const goodbyeMs = 3_000;
const onTheWayMs = 15_000;

async function register({ graph, name, stop, log }: Daemon): Promise<string> {
  const { daemon } = await graph.insist(registerDaemon, { name, version, apiVersion }, { signal: stop });
  if (!daemon) throw new GraphRefusal("NOT_REGISTERED", "The control plane did not register this daemon.");
  log.info({ daemon: daemon.id, name }, "registered");
  return daemon.id;
}

async function poll({ graph, pollSeconds, stop }: Daemon, daemonId: string): Promise<AcquiredJob | null> {
  const answer = graph.insist(
    acquireJob,
    { daemonId, waitSeconds: pollSeconds },
    { signal: stop, deadlineMs: pollSeconds * 1000 + onTheWayMs },
  );
  const breath = pause(breathMs, undefined, { signal: stop });
  breath.catch(() => null);
  const { job } = await answer;
  if (!job) await breath;
  return job;
}

/** Takes jobs and does them, one after the other, as long as the control plane knows this daemon. */
async function workAs(daemon: Daemon, daemonId: string): Promise<void> {
  while (!daemon.stop.aborted) {
    const job = await poll(daemon, daemonId);
    if (job) await runJob(daemon, job, daemonId);
  }
}

async function sayGoodbye({ graph, log }: Daemon, id: string): Promise<void> {
  await graph
    .ask(unregisterDaemon, { id }, { deadlineMs: goodbyeMs })
    .catch((error: unknown) => log.warn({ err: error }, "could not say good-bye"));
}

const isForgotten = (error: unknown): boolean => error instanceof GraphRefusal && error.code === "NOT_FOUND";
const isStopped = (error: unknown, { stop }: Daemon): boolean =>
  stop.aborted && (error as { name?: unknown } | null)?.name === "AbortError";

/** One life of a daemon under one id, until it is to stop, or its id is known no longer. */
async function live(daemon: Daemon): Promise<void> {
  const id = await register(daemon);
  try {
    await workAs(daemon, id);
  } catch (error) {
    if (isForgotten(error)) return void daemon.log.warn({ daemon: id }, "the control plane has forgotten this daemon");
    if (!isStopped(error, daemon)) throw error;
  }
  await sayGoodbye(daemon, id);
}

/**
 * Registers with the control plane and works for it until told to stop, through any absence of it. Throws a KeyRefused or
 * a GraphRefusal, either of which is final.
 */
export async function runDaemon(daemon: Daemon): Promise<void> {
  while (!daemon.stop.aborted) {
    await live(daemon).catch((error: unknown) => {
      if (!isStopped(error, daemon)) throw error;
    });
    await pause(breathMs, undefined, { signal: daemon.stop }).catch(() => null);
  }
}
