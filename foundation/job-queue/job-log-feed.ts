import type { PrismaClient } from "../../generated/prisma/client.js";
import type { Changes } from "../streams/changes.js";
import { endable, type Stream } from "../streams/endable.js";
import type { Ending } from "../streams/ending.js";
import { SharedReads } from "../streams/shared-reads.js";
import type { KeptJobLogLine } from "./job-logs.js";
import { readLogPage, type LogPage } from "./read-log-page.js";

/** Where a job's UUID is told when its state or its log has changed. Written by triggers. */
export const jobChangesChannel = "orgplane_job_changes";

/** Pages kept for those who follow: they hold all that followers of a job have at hand. */
const mostPages = 64;

/** Which lines of a job's log to follow. */
export interface FollowedLog {
  jobId: string;
  /** From the first line after this sequence on. */
  after: number;
}

/** A job that was over and of which there is nothing more to read. */
const isEnd = ({ lines, isOver }: LogPage): boolean => isOver && lines.length === 0;

/** The logs of jobs as they are written, read once for all who follow in this process. */
export interface JobLogFeed {
  /** Each line once, in order; ends when the job is over and all is sent, or when the signal is aborted. */
  follow(log: FollowedLog, signal: Ending | undefined): Stream<KeptJobLogLine>;
}

export function createJobLogFeed({ database, changes }: { database: PrismaClient; changes: Changes }): JobLogFeed {
  const pages = new SharedReads<LogPage | null>(changes, jobChangesChannel, mostPages);
  const read = (jobId: string, after: number) =>
    pages.get(jobId, String(after), () => readLogPage(database, jobId, after));

  async function* lines({ jobId, after }: FollowedLog, signal: Ending): AsyncGenerator<KeptJobLogLine, void> {
    const watch = changes.watch([{ channel: jobChangesChannel, key: jobId }], signal);
    let position = after;
    for (let page = await read(jobId, position); page && !isEnd(page); page = await read(jobId, position)) {
      for (const line of page.lines) yield line;
      position = page.lines.at(-1)?.sequence ?? position;
      if (page.lines.length === 0) await watch.next();
      if (watch.isEnded) break;
    }
    // Whoever leaves earlier has the signal aborted.
    watch.end();
  }
  return { follow: (log, signal) => endable((ended) => lines(log, ended), signal) };
}
