import { setTimeout as pause } from "node:timers/promises";
import type { Cli } from "../cli.js";
import { CliFault } from "../cli-fault.js";
import { EndpointFault } from "../graph/graph-faults.js";
import { followedLogs, jobWithLogs, type Job, type JobWithLogs, type LogLine } from "./operations.js";

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
    .read(jobWithLogs, { id, after })
    .catch((error: unknown) => {
      if (error instanceof EndpointFault && absences < mostAbsences) return null;
      throw error;
    });
  if (answer?.node) return answer.node;
  if (answer) throw absent(id);
  await pause(everyMs, undefined, { signal: cli.signal });
  return look(cli, { id, after }, absences + 1);
}

/** Asked again at the latest after so long, whatever a stream says or does not say. */
const trustMs = 30_000;

/**
 * Lines as they are written, from the one after `after` on, until the job has ended, somebody has had enough, or the
 * stream breaks: where it does, nothing is lost, since whoever follows asks again. False where there is no stream to be had.
 */
async function streamLines(cli: Cli, { id, after }: { id: string; after: number }, told: (line: LogLine) => void) {
  const signal = AbortSignal.any([cli.signal, AbortSignal.timeout(trustMs)]);
  try {
    const lines = cli.graph().stream(followedLogs, { variables: { id, after }, signal });
    for await (const { provisionerJobLogs: line } of lines) told(line);
    return true;
  } catch {
    cli.signal.throwIfAborted();
    return signal.aborted;
  }
}

/**
 * Follows a job, its lines without gap or repetition, until it has ended and everything was told, or patience ends. The
 * job as it was last seen. While it waits it is asked for; while it runs its lines are streamed, where that can be.
 */
export async function followJob(cli: Cli, id: string, follower: Follower): Promise<Job> {
  const { onJob, patienceMs = Infinity } = follower;
  const startedAt = performance.now();
  let after = follower.after ?? 0;
  let streams = patienceMs === Infinity;
  const tell = (line: LogLine): void => {
    if (line.sequence <= after) return;
    after = line.sequence;
    follower.onLine?.(line);
  };
  for (let round = 0; ; round += 1) {
    const { logs, ...job } = await look(cli, { id, after });
    onJob?.(job);
    logs.lines.forEach(tell);
    if (logs.hasMore) continue;
    if (hasEnded(job) || performance.now() - startedAt > patienceMs) return job;
    if (streams && job.status !== "PENDING") streams = await streamLines(cli, { id, after }, tell);
    await pause(round < 5 || (streams && job.status !== "PENDING") ? atFirstMs : everyMs, undefined, {
      signal: cli.signal,
    });
  }
}
