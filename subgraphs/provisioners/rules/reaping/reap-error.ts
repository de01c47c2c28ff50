import type { Eligibility } from "../eligibility/decide-eligibility.js";

/** Why a job is ended that nobody ends. */
export type ReapReason = "hung" | "orphaned" | "unserved";

/** A daemon reports every ten seconds; one that was not heard of for so long does not work on its job any more. */
export const hungAfterMs = 5 * 60_000;

/** A daemon reports a job before it begins; one that did not within so long never got it. */
export const neverBegunAfterMs = 60_000;

/** How long a job waits for a daemon, unless the configuration says otherwise. */
export const unservedAfterMs = 30 * 60_000;

export interface ReapError {
  error: string;
  errorCode: string;
}

const minutes = (milliseconds: number): string => {
  const count = Math.round(milliseconds / 60_000);
  return count === 1 ? "1 minute" : `${String(count)} minutes`;
};

const kept = "The state that was reported last is kept. Retry the job when the daemon is well, or another one runs.";

/** What is said of a job that was given to a daemon which does not end it. */
export const abandonedError = (reason: "hung" | "orphaned"): ReapError =>
  reason === "hung"
    ? {
        error: `The daemon did not report for ${minutes(hungAfterMs)}: it was killed, or cannot reach the control plane. ${kept}`,
        errorCode: "JOB_HUNG",
      }
    : { error: `The daemon that worked on the job is gone. ${kept}`, errorCode: "JOB_ORPHANED" };

/** What is said of a job that no daemon took, with the reason as it stands now. */
export const unservedError = (
  waitedMs: number,
  { verdict, explanation }: Pick<Eligibility, "verdict" | "explanation">,
): ReapError => ({
  error: `No daemon took the job within ${minutes(waitedMs)} (${verdict}). ${explanation}`,
  errorCode: "JOB_UNSERVED",
});
