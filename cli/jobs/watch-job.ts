import type { Cli } from "../cli.js";
import { CliFault } from "../cli-fault.js";
import { exitCodes } from "../exit-codes.js";
import { tame } from "../output/terminal.js";
import { followJob, hasEnded } from "./follow-job.js";
import type { Job, LogLine } from "./operations.js";

/** How long somebody wants to wait, and how much of it they want to see. */
export interface WaitFlags {
  /** `--no-wait` makes it false; a time limits it. */
  wait: boolean | number;
  follow?: boolean;
}

/** Why a pending job waits, in one sentence. */
export function whyPending({ eligibility, queuePosition, queueSize }: Job): string {
  const place =
    queuePosition === null ? "" : ` (number ${String(queuePosition)} of ${String(queueSize ?? queuePosition)})`;
  return `waiting for a provisioner${place}. ${eligibility?.explanation ?? ""}`.trimEnd();
}

const stateOf = (job: Job, last: LogLine | null): string => {
  if (job.status === "PENDING") return whyPending(job);
  return last ? `${job.daemon?.name ?? "a daemon"}: ${last.output}` : `${job.daemon?.name ?? "a daemon"} is at it`;
};

/** A line as it is printed: what is wrong stands out. */
export function logLine(
  { level, output }: LogLine,
  { out }: { out: { colors: { red: (text: string) => string; yellow: (text: string) => string } } },
) {
  const text = tame(output);
  if (level === "ERROR") return out.colors.red(text);
  return level === "WARN" ? out.colors.yellow(text) : text;
}

function failed(job: Job, what: string): CliFault {
  const reason = job.error ?? (job.status === "CANCELED" ? "it was canceled" : "no reason was given");
  return new CliFault(`${what} failed: ${reason}`, {
    code: job.errorCode ?? "JOB_FAILED",
    remedy: `What it said: orgplane job logs ${job.id}`,
  });
}

/**
 * Waits for a job with progress on standard error. True once it has succeeded; false where it was not to be waited for
 * any longer (exit code 3). Throws a CliFault for one that failed.
 */
export async function watchJob(cli: Cli, jobId: string, watch: { what: string } & WaitFlags): Promise<boolean> {
  const { what, wait, follow } = watch;
  if (wait === false) return false;
  const output = cli.output();
  const progress = output.progress();
  let last: LogLine | null = null;
  const onLine = (line: LogLine): void => {
    last = line;
    if (follow) progress.say(logLine(line, { out: output.err }));
  };
  const job = await followJob(cli, jobId, {
    onLine,
    onJob: (seen) => progress.update(`${what}: ${stateOf(seen, last)}`),
    patienceMs: typeof wait === "number" ? wait : undefined,
  }).finally(() => progress.clear());
  if (job.status === "SUCCEEDED") return true;
  if (hasEnded(job)) throw failed(job, what);
  output.note(`${what} is ${job.status === "PENDING" ? whyPending(job) : job.status.toLowerCase()}`);
  cli.endWith(exitCodes.waiting);
  return false;
}
