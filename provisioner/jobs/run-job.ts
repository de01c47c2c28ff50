import type { Graph } from "../graph/graph-client.js";
import { GraphRefusal } from "../graph/graph-errors.js";
import { commitQuota, completeJob, failJob, type OfJob } from "../graph/operations.js";
import type { Log } from "../log.js";
import type { JobOutcome, Observation } from "../observation/observation.js";
import { readManifest } from "./read-manifest.js";
import type { AcquiredJob } from "./acquired-job.js";
import type { Executor, ExecutorName, JobContext } from "./executor.js";
import { JobFailure } from "./job-failure.js";
import { startReporter, type JobReporter } from "./job-reporter.js";
import type { JobResult } from "./job-result.js";
import { createRedactor, type Redactor } from "./redactor.js";
import { inWorkFolder } from "./work-folder.js";

export interface JobRunner {
  graph: Graph;
  log: Log;
  now: () => Date;
  executors: Readonly<Record<ExecutorName, Executor>>;
  /** Where jobs get their folders. */
  workDir: string;
  observation: Observation;
  /** Of the daemon and its host: never said of any job. */
  secrets: readonly string[];
  /** How long log lines are collected before they are reported. */
  collectMs: number;
}

interface RunningJob extends JobRunner {
  job: AcquiredJob;
  ids: OfJob;
  reporter: JobReporter;
  redactor: Redactor;
}

type Outcome = JobResult | JobFailure;

async function commit({ graph, ids, reporter }: RunningJob, dailyCost: number): Promise<void> {
  const answer = await graph.insist(commitQuota, { ...ids, dailyCost }, { signal: reporter.halt });
  if (answer.approved) return;
  const allowance = `its owner's allowance in this organization is ${String(answer.allowance)}`;
  const sentence = `The workspace would cost ${String(dailyCost)} credits a day; ${allowance}, and ${String(answer.consumed)} are consumed.`;
  throw new JobFailure("QUOTA_EXCEEDED", sentence);
}

async function execute(running: RunningJob): Promise<JobResult> {
  const { job, reporter, redactor, executors, workDir } = running;
  await reporter.begun;
  reporter.halt.throwIfAborted();
  const manifest = readManifest(job.files);
  const executor = executors[manifest.executor];
  return inWorkFolder(workDir, job.files, (folder) => {
    const { say, halt } = reporter;
    const { conceal } = redactor;
    const context: JobContext = { folder, manifest, say, conceal, halt, commitQuota: (cost) => commit(running, cost) };
    return job.type === "TEMPLATE_IMPORT" ? executor.importVersion(job, context) : executor.build(job, context);
  });
}

function failureOf({ job, log, reporter }: RunningJob, error: unknown): JobFailure {
  if (error instanceof JobFailure) return error;
  if (reporter.halt.aborted) return new JobFailure("CANCELED", "The job was canceled.");
  if (error instanceof GraphRefusal) return new JobFailure(error.code, error.message);
  log.error({ job: job.id, err: error }, "a job failed for a reason that is not its template's");
  const reason = error instanceof Error ? error.message : String(error);
  return new JobFailure("DAEMON_FAULT", `The daemon could not do it: ${reason}`);
}

const fail = ({ graph, ids, redactor }: RunningJob, { code, message, state }: JobFailure): Promise<object> => {
  const error = redactor.redact(message);
  return graph.insist(failJob, { ...ids, error, errorCode: code, ...(state !== undefined && { state }) });
};

/** Says how the job ended. A result that is refused fails the job, with the refusal's words, and keeps the state. */
async function settle(running: RunningJob, outcome: Outcome): Promise<void> {
  const { graph, ids, job, log } = running;
  try {
    if (outcome instanceof JobFailure) await fail(running, outcome);
    else await graph.insist(completeJob, { ...ids, ...outcome });
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error;
    log.error({ job: job.id, code: error.code, reason: error.message }, "the end of a job was refused");
    if (outcome instanceof JobFailure || error.code === "NOT_FOUND") return;
    await settle(running, new JobFailure(error.code, error.message, outcome.state));
  }
}

function outcomeOf(reporter: JobReporter, outcome: Outcome): JobOutcome {
  if (reporter.isLost()) return "lost";
  return outcome instanceof JobFailure ? "failed" : "succeeded";
}

/**
 * Does one job from its first report to its last word, and cleans up after it. A job that is lost on the way is let go in
 * silence. Throws a KeyRefused when the key is no longer known.
 */
export async function runJob(runner: JobRunner, job: AcquiredJob, daemonId: string): Promise<void> {
  const { log, observation } = runner;
  const redactor = createRedactor(runner.secrets);
  const reporter = startReporter({ ...runner, ...redactor, job, daemonId });
  const running: RunningJob = { ...runner, job, reporter, redactor, ids: { jobId: job.id, daemonId } };
  observation.jobStarted();
  log.info({ job: job.id, type: job.type, transition: job.transition }, "job started");
  const outcome = await execute(running).catch((error: unknown) => failureOf(running, error));
  if (outcome instanceof JobFailure) {
    reporter.say({ source: "DAEMON", level: "ERROR", stage: "end", output: outcome.message });
  }
  await reporter.finish().finally(() => observation.jobEnded(job.type, outcomeOf(reporter, outcome)));
  const end = outcome instanceof JobFailure ? { error: redactor.redact(outcome.message), code: outcome.code } : {};
  log.info({ job: job.id, ...end }, reporter.isLost() ? "job lost" : "job ended");
  if (!reporter.isLost()) await settle(running, outcome);
}
