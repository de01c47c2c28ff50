import type { TemplateManifest } from "../../foundation/template-manifest/manifest-schema.js";
import type { AcquiredJob } from "./acquired-job.js";
import type { JobResult } from "./job-result.js";
import type { LogLevel, LogLine } from "./log-line.js";

/** What an executor works with and on behalf of. */
export interface JobContext {
  /** Private to the job; the template's files are in `template/`. */
  folder: string;
  manifest: TemplateManifest;
  say: (line: Omit<LogLine, "time">) => void;
  /** These, and texts within them, are never said from now on: neither in the log nor in an error. */
  conceal: (secrets: readonly unknown[]) => void;
  /** Aborted when the job is to stop: leave off in order, save the state, and throw. */
  halt: AbortSignal;
  /** May the workspace cost so many credits a day? Throws a JobFailure QUOTA_EXCEEDED if not. */
  commitQuota: (dailyCost: number) => Promise<void>;
}

/** Does jobs of one kind of template. Both throw a JobFailure for what the template's author or the owner can mend. */
export interface Executor {
  /** Finds out what a template version consists of and asks for. */
  importVersion(job: AcquiredJob, context: JobContext): Promise<JobResult>;
  /** Takes a workspace through its transition. */
  build(job: AcquiredJob, context: JobContext): Promise<JobResult>;
}

export type ExecutorName = TemplateManifest["executor"];

/** Speaks of one stage in the daemon's own name. */
export const daemonVoice =
  ({ say }: Pick<JobContext, "say">, stage: string) =>
  (output: string, level: LogLevel = "INFO"): void =>
    say({ source: "DAEMON", level, stage, output });
