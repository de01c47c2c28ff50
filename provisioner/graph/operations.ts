import type { AcquiredJob } from "../jobs/acquired-job.js";
import type { JobResult } from "../jobs/job-result.js";
import type { LogLine } from "../jobs/log-line.js";

/** One mutation of the daemon's protocol: each takes an input and answers with a payload. */
export interface Operation<Input, Payload> {
  field: string;
  document: string;
  /** For the compiler alone. */
  readonly types?: (input: Input) => Payload;
}

function mutation<Input, Payload>(field: string, selection: string, inputType?: string): Operation<Input, Payload> {
  const name = field.charAt(0).toUpperCase() + field.slice(1);
  const answer = `{ ${selection} userErrors { code message } }`;
  const document = `mutation ${name}($input: ${inputType ?? `${name}Input`}!) { ${field}(input: $input) ${answer} }`;
  return { field, document };
}

/** Which job, and who says so. */
export interface OfJob {
  jobId: string;
  daemonId: string;
}

export const registerDaemon = mutation<
  { name: string; version: string; apiVersion: string },
  { daemon: { id: string } | null }
>("registerProvisionerDaemon", "daemon { id }");

export const acquireJob = mutation<{ daemonId: string; waitSeconds: number }, { job: AcquiredJob | null }>(
  "acquireProvisionerJob",
  "job { id type files { path content } variables transition state metadata reportEverySeconds }",
);

export const reportJob = mutation<
  OfJob & { firstSequence?: number; logs?: readonly LogLine[] },
  { canceled: boolean; lost: boolean }
>("reportProvisionerJob", "canceled lost");

export const commitQuota = mutation<
  OfJob & { dailyCost: number },
  { approved: boolean; allowance: number; consumed: number }
>("commitJobQuota", "approved allowance consumed");

export const completeJob = mutation<OfJob & JobResult, object>("completeProvisionerJob", "job { id }");

export const failJob = mutation<OfJob & { error: string; errorCode?: string; state?: string }, object>(
  "failProvisionerJob",
  "job { id }",
);

export const unregisterDaemon = mutation<{ id: string }, object>("unregisterProvisionerDaemon", "", "DeleteInput");
