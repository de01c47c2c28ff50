import type { PeriodicTask } from "../../../foundation/subgraph-kit/tasks/periodic-task.js";
import { forgetExpired } from "../store/sessions.js";
import { purgeRuns } from "./sync/purge-runs.js";
import { runResync } from "./resyncs/run-resync.js";

/** What identity does from time to time, in one process at a time. */
export const identityTasks: readonly PeriodicTask[] = [
  { name: "identity: run the resync", everyMs: 1_000, run: runResync },
  {
    name: "identity: forget expired sessions",
    everyMs: 10 * 60_000,
    run: ({ database, clock }) => forgetExpired(database, clock.now()),
  },
  {
    name: "identity: purge sync runs",
    everyMs: 60 * 60_000,
    run: async (services) => void (await purgeRuns(services)),
  },
];
