import type { Graph } from "../../graph/graph-client.js";
import { operation } from "../../graph/operation.js";

const statusOfJob = operation<{ provisionerJob: { status: string } }, { id: string }>(
  "subscription StatusOfImport($id: ID!) { provisionerJob(id: $id) { status } }",
);

/** Each is a connection of its own: where more jobs are waited for, some of them end at any moment, and asking finds those. */
const mostStreams = 8;

/** Hears of jobs that change, so that nobody has to ask whether they have. */
export interface JobNews {
  /** Resolves at the next change of one of these jobs, or after so long. */
  next(jobIds: readonly string[], atMostMs: number): Promise<void>;
  /** Are all of these heard of? Else they have to be asked for. */
  hears(jobIds: readonly string[]): boolean;
  close(): void;
}

export function openJobNews(graph: Graph, signal: AbortSignal): JobNews {
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const heard = new Set<string>();
  let isBroken = false;
  let hasNews = false;
  let wake = (): void => undefined;
  const tell = (): void => {
    hasNews = true;
    wake();
  };
  const listen = async (id: string): Promise<void> => {
    try {
      for await (const _ of graph.stream(statusOfJob, { variables: { id }, signal: both })) tell();
    } catch {
      isBroken = true;
    }
    tell();
  };
  return {
    hears: (jobIds) => !isBroken && jobIds.length <= mostStreams,
    async next(jobIds, atMostMs) {
      if (!isBroken && jobIds.length <= mostStreams) {
        for (const id of jobIds) {
          if (heard.has(id)) continue;
          heard.add(id);
          void listen(id);
        }
      }
      signal.throwIfAborted();
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(resolve, atMostMs);
        const abort = (): void => reject(signal.reason as Error);
        signal.addEventListener("abort", abort, { once: true });
        wake = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", abort);
          resolve();
        };
        if (hasNews) wake();
      });
      hasNews = false;
    },
    close: () => stop.abort(),
  };
}
