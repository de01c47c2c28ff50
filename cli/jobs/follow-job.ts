import { setTimeout as pause } from "node:timers/promises";
import type { Cli } from "../cli.js";
import { CliFault } from "../cli-fault.js";
import { EndpointFault } from "../graph/graph-faults.js";
import { jobWithLogs, type Job, type JobWithLogs, type LogLine } from "./operations.js";

export interface Follower {
  onLine?: (line: LogLine) => void;
  /** At the start and whenever it may have changed. */
  onJob?: (job: Job) => void;
  /** Lines up to this sequence are known already. */
  after?: number;
  /** After so long it is left to itself; never unless given. */
  patienceMs?: number | undefined;
}

const everyMs = 1_000;
const atFirstMs = 200;
const mostAbsences = 30;

export const hasEnded = ({ status }: Pick<Job, "status">): boolean =>
  status === "SUCCEEDED" || status === "FAILED" || status === "CANCELED";

const absent = (id: string): CliFault =>
  new CliFault(`There is no job ${id}, or you may not see it.`, { code: "NOT_FOUND" });

/** Asks until the graph answers: a control plane that restarts ends no wait. */
async function look(cli: Cli, { id, after }: { id: string; after: number }, absences = 0): Promise<JobWithLogs> {
  const answer = await cli
    .graph()
    .request(jobWithLogs, { id, after })
    .catch((error: unknown) => {
      if (error instanceof EndpointFault && absences < mostAbsences) return null;
      throw error;
    });
  if (answer?.node) return answer.node;
  if (answer) throw absent(id);
  await pause(everyMs, undefined, { signal: cli.signal });
  return look(cli, { id, after }, absences + 1);
}

/**
 * Follows a job, its lines without gap or repetition, until it has ended and everything was told, or patience ends. The
 * job as it was last seen.
 */
export async function followJob(cli: Cli, id: string, follower: Follower): Promise<Job> {
  const { onLine, onJob, patienceMs = Infinity } = follower;
  const startedAt = performance.now();
  let after = follower.after ?? 0;
  for (let round = 0; ; round += 1) {
    const { logs, ...job } = await look(cli, { id, after });
    onJob?.(job);
    for (const line of logs.lines) onLine?.(line);
    after = Math.max(after, logs.lastSequence);
    if (!logs.hasMore && (hasEnded(job) || performance.now() - startedAt > patienceMs)) return job;
    if (!logs.hasMore) await pause(round < 5 ? atFirstMs : everyMs, undefined, { signal: cli.signal });
  }
}
