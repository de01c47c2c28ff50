import { setTimeout as pause } from "node:timers/promises";
import type { Graph } from "../graph/graph-client.js";
import { GraphRefusal, KeyRefused } from "../graph/graph-errors.js";
import { reportJob } from "../graph/operations.js";
import type { Log } from "../log.js";
import type { AcquiredJob } from "./acquired-job.js";
import { createLogBuffer, type LogBatch, type LogBuffer } from "./log-buffer.js";
import { printable, type LogLine } from "./log-line.js";

export interface JobReporter {
  say: (line: Omit<LogLine, "time">) => void;
  /** Resolves when the first report was heard: only then the job is this daemon's for sure, unless it is lost. */
  begun: Promise<void>;
  /** Aborted when the job is to stop. */
  halt: AbortSignal;
  /** The job is no longer this daemon's: nothing more is to be said of it. */
  isLost(): boolean;
  /** Sends what is left, and ends the reports. Throws a KeyRefused that the reports met with. */
  finish(): Promise<void>;
}

export interface ReporterSettings {
  job: Pick<AcquiredJob, "id" | "reportEverySeconds">;
  daemonId: string;
  graph: Graph;
  log: Log;
  now: () => Date;
  redact: (text: string) => string;
  /** How long lines are collected before they are sent. */
  collectMs: number;
}

/** Refusals that say: no job of yours. */
const notOurs = new Set(["NOT_FOUND", "FORBIDDEN"]);

/** Sends what is in the buffer, and keeps what the control plane answers to it. */
function createReports({ job, daemonId, graph, log }: ReporterSettings, buffer: LogBuffer) {
  const halt = new AbortController();
  let lostTo: Error | "answer" | null = null;

  const lose = (cause: Error | "answer"): void => {
    lostTo = cause;
    halt.abort();
  };
  const report = async (batch: LogBatch | null): Promise<void> => {
    try {
      const answer = await graph.insist(reportJob, { jobId: job.id, daemonId, ...batch });
      if (answer.lost) lose("answer");
      if (answer.canceled) halt.abort();
    } catch (error) {
      if (error instanceof KeyRefused || (error instanceof GraphRefusal && notOurs.has(error.code))) lose(error);
      else log.error({ job: job.id, err: error }, "a report was refused; its lines are dropped");
    }
    if (batch) buffer.drop(batch);
  };
  return {
    halt: halt.signal,
    lostTo: () => lostTo,
    /** All lines in order; at least a sign of life. */
    sendAll: async (): Promise<void> => {
      do await report(buffer.next());
      while (buffer.next() && !lostTo);
    },
  };
}

/**
 * Reports a job from now on: its log lines soon after they are said, in order, the same until they are kept; and a sign of
 * life twice as often as the control plane asks for. What it answers, that the job is canceled or lost, aborts `halt`.
 */
export function startReporter(settings: ReporterSettings): JobReporter {
  const { job, now, redact, collectMs } = settings;
  const buffer = createLogBuffer();
  const { halt, lostTo, sendAll } = createReports(settings, buffer);
  const over = new AbortController();
  const beatMs = (job.reportEverySeconds * 1000) / 2;
  const stepMs = Math.min(collectMs, beatMs);

  const begun = sendAll();
  const reportInRhythm = async (): Promise<void> => {
    await begun;
    for (let quietMs = 0; !over.signal.aborted && !lostTo();) {
      await pause(stepMs, undefined, { signal: over.signal }).catch(() => null);
      quietMs += stepMs;
      if (!buffer.next() && quietMs < beatMs) continue;
      await sendAll();
      quietMs = 0;
    }
    if (buffer.next() && !lostTo()) await sendAll();
  };
  const reporting = reportInRhythm();
  return {
    say: (line) => buffer.push({ ...line, time: now().toISOString(), output: printable(redact(line.output)) }),
    begun,
    halt,
    isLost: () => lostTo() !== null,
    async finish() {
      over.abort();
      await reporting;
      const cause = lostTo();
      if (cause instanceof KeyRefused) throw cause;
    },
  };
}
