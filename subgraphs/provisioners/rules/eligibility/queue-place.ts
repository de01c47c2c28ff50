import { fitsTags } from "../../../../foundation/tags/fits-tags.js";
import type { Tags } from "../../../../foundation/tags/read-tags.js";
import type { Contender } from "./decide-eligibility.js";

/** The pending jobs of an organization that ask for the same tags, by id, the oldest first. */
export interface PendingJobs {
  tags: Tags;
  jobIds: readonly string[];
}

/** Where a pending job stands among those that the same daemons could take; 1 is next. */
export interface QueuePlace {
  position: number;
  size: number;
}

/** How many of these ids, which are in order, are not after this one. */
function countUpTo(jobIds: readonly string[], jobId: string): number {
  let low = 0;
  let high = jobIds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (jobIds[middle]! <= jobId) low = middle + 1;
    else high = middle;
  }
  return low;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/**
 * The daemons that a job waits for: those online that fit; where there are none those that are offline; and where none fits
 * one that somebody may start, with exactly the job's tags.
 */
function tagsOfAwaited(job: Tags, daemons: readonly Contender[]): Tags[] {
  const fitting = daemons.filter(({ tags }) => fitsTags(job, tags));
  const online = fitting.filter(({ status }) => status !== "OFFLINE");
  const awaited = online.length > 0 ? online : fitting;
  return awaited.length > 0 ? awaited.map(({ tags }) => tags) : [job];
}

/**
 * Position: in the queue of that daemon which comes to the job soonest. Size: the jobs that any of the daemons could take.
 * Null for a job that does not wait.
 */
export function queuePlace(
  job: { id: string; tags: Tags },
  daemons: readonly Contender[],
  pending: readonly PendingJobs[],
): QueuePlace | null {
  if (!pending.some(({ jobIds }) => jobIds.includes(job.id))) return null;
  const queues = tagsOfAwaited(job.tags, daemons).map((tags) => pending.filter((jobs) => fitsTags(jobs.tags, tags)));
  const positions = queues.map((queue) => sum(queue.map(({ jobIds }) => countUpTo(jobIds, job.id))));
  const union = [...new Set(queues.flat())];
  return { position: Math.min(...positions), size: sum(union.map(({ jobIds }) => jobIds.length)) };
}
