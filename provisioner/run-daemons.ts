import { runDaemon, type Daemon } from "./run-daemon.js";
import { KeyRefused } from "./graph/graph-errors.js";

const longestName = 64;

/** The name of one of several: the first keeps the name that was given. */
export function nameOfSlot(name: string, slot: number): string {
  const suffix = slot === 1 ? "" : `-${String(slot)}`;
  return name.slice(0, longestName - suffix.length) + suffix;
}

/**
 * Runs so many daemons side by side, each with a name and a job of its own, until told to stop. Where one of them ends for
 * good, the others finish what they are at, and its error is thrown.
 */
export async function runDaemons(daemon: Daemon, concurrency: number): Promise<void> {
  const failed = new AbortController();
  const stop = AbortSignal.any([daemon.stop, failed.signal]);
  const slots = Array.from({ length: concurrency }, (_, index) => nameOfSlot(daemon.name, index + 1));
  const lives = slots.map((name) =>
    runDaemon({ ...daemon, name, stop }).catch((error: unknown) => {
      failed.abort();
      throw error;
    }),
  );
  const [first] = (await Promise.allSettled(lives)).filter(({ status }) => status === "rejected");
  if (first?.status === "rejected") throw first.reason;
}

/**
 * Runs the daemons of several keys, each for itself: one whose key counts for nothing any more is said and ends alone. Once
 * all have ended, the first error is thrown.
 */
export async function runForKeys(daemons: readonly Daemon[], concurrency: number): Promise<void> {
  const [only] = daemons;
  if (only && daemons.length === 1) return runDaemons(only, concurrency);
  const failed = new AbortController();
  const lives = daemons.map(async (daemon) => {
    const stop = AbortSignal.any([daemon.stop, failed.signal]);
    await runDaemons({ ...daemon, stop }, concurrency).catch((error: unknown) => {
      if (!(error instanceof KeyRefused)) failed.abort();
      daemon.log.error({ err: error, daemon: daemon.name }, "a daemon ended; the others go on");
      throw error;
    });
  });
  const [first] = (await Promise.allSettled(lives)).filter(({ status }) => status === "rejected");
  if (first?.status === "rejected") throw first.reason;
}
