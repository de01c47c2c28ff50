import type { PrismaClient } from "../../generated/prisma/client.js";
import type { Clock } from "../clock/clock.js";
import type { Sealer } from "../encryption/sealer.js";
import type { JobSignal } from "../job-queue/job-signal.js";
import type { Changes } from "../streams/changes.js";

/** What it takes to find out who asks. */
export interface ActorServices {
  database: PrismaClient;
  clock: Clock;
}

/** What a process lends to the subgraphs that it runs. */
export interface SubgraphServices extends ActorServices {
  jobSignal: JobSignal;
  /** Tells of changes to what is followed. */
  changes: Changes;
  /** Keeps secrets in the database. */
  sealer: Sealer;
  /** How long a job waits for a daemon before it is failed; half an hour unless the configuration says otherwise. */
  unservedAfterMs?: number;
  /** How long runs of the identity sync are kept; ninety days unless the configuration says otherwise. */
  syncRunsKeptMs?: number;
}
