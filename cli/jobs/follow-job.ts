import { setTimeout as pause } from "node:timers/promises";
import type { Cli } from "../cli.js";
import { CliFault } from "../cli-fault.js";
import { EndpointFault } from "../graph/graph-faults.js";
import { followedJob, followedLogs, jobWithLogs, type Job, type JobWithLogs, type LogLine } from "./operations.js";

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

interface Streaming {
  id: string;
  /** For no longer than this. */
  forMs: number;
}

/**
 * Reads a stream until it ends, `read` has had enough, its time is over or it breaks: where it breaks nothing is lost, since
 * whoever follows asks again. False where there is no stream to be had.
 */
async function whileStreaming(cli: Cli, forMs: number, read: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
  const signal = AbortSignal.any([cli.signal, AbortSignal.timeout(Math.ceil(Math.min(trustMs, forMs)))]);
  try {
    await read(signal);
    return true;
  } catch {
    cli.signal.throwIfAborted();
    return signal.aborted;
  }
}

/** A pending job at every change, until it is pending no more. */
const streamChanges = (cli: Cli, { id, forMs }: Streaming, onJob: Follower["onJob"]): Promise<boolean> =>
  whileStreaming(cli, forMs, async (signal) => {
    for await (const { provisionerJob: job } of cli.graph().stream(followedJob, { variables: { id }, signal })) {
      if (job.status !== "PENDING") return;
      onJob?.(job);
    }
  });

/** Lines as they are written, from the one after `after` on, until the job has ended. */
const streamLines = (cli: Cli, { id, forMs, after }: Streaming & { after: number }, tell: (line: LogLine) => void) =>
  whileStreaming(cli, forMs, async (signal) => {
    const lines = cli.graph().stream(followedLogs, { variables: { id, after }, signal });
    for await (const { provisionerJobLogs: line } of lines) tell(line);
  });

/**
 * Follows a job, its lines without gap or repetition, until it has ended and everything was told, or patience ends. The
 * job as it was last seen. Its changes and its lines are streamed, where that can be; elsewhere they are asked for.
 */
export async function followJob(cli: Cli, id: string, follower: Follower): Promise<Job> {
  const { onJob, patienceMs = Infinity } = follower;
  const startedAt = performance.now();
  let after = follower.after ?? 0;
  let streams = true;
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
    const forMs = patienceMs - (performance.now() - startedAt);
    if (hasEnded(job) || forMs <= 0) return job;
    if (streams && job.status === "PENDING") streams = await streamChanges(cli, { id, forMs }, onJob);
    else if (streams) streams = await streamLines(cli, { id, forMs, after }, tell);
    if (!streams || round > 0)
      await pause(round < 5 || streams ? atFirstMs : everyMs, undefined, { signal: cli.signal });
  }
}
