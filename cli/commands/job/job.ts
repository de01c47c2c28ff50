import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";
import { operation } from "../../graph/operation.js";
import { followJob, hasEnded } from "../../jobs/follow-job.js";
import { jobFields, type Job, type LogLine } from "../../jobs/operations.js";
import { logLine, whyPending } from "../../jobs/watch-job.js";
import { ago, bold, status, tags } from "../../output/words.js";
import { wholeNumber } from "../kit/listing.js";
import { done } from "../kit/done.js";
import { withExamples } from "../examples.js";
import { jobIdOf, jobOf } from "./find.js";

const cancelJob = operation<{ cancelProvisionerJob: { job: Job } }, { input: { id: string } }>(`
  mutation CancelJob($input: CancelProvisionerJobInput!) {
    cancelProvisionerJob(input: $input) { job { ${jobFields} } userErrors { code message path } }
  }
`);

const retryJob = operation<{ retryProvisionerJob: { job: Job } }, { input: { id: string } }>(`
  mutation RetryJob($input: RetryProvisionerJobInput!) {
    retryProvisionerJob(input: $input) { job { ${jobFields} } userErrors { code message path } }
  }
`);

interface LogFlags {
  follow?: boolean;
  after?: number;
  timestamps?: boolean;
}

/** On a terminal a stage is announced once; JSON is one object a line, so that it can be read as it goes. */
function lineWriter(cli: Cli, { timestamps }: LogFlags): (line: LogLine) => void {
  const output = cli.output();
  const { dim } = output.out.colors;
  let stage = "";
  return (line) => {
    if (output.isJson) return output.out.write(`${JSON.stringify(line)}\n`);
    if (line.stage !== stage && output.out.isTerminal) output.print(dim(`── ${line.stage}`));
    stage = line.stage;
    output.print(`${timestamps ? dim(`${line.time} `) : ""}${logLine(line, output)}`);
  };
}

async function logs(cli: Cli, reference: string, flags: LogFlags): Promise<void> {
  const id = await jobIdOf(cli, reference);
  const output = cli.output();
  const progress = output.out.isTerminal && !output.isJson ? output.progress() : null;
  const write = lineWriter(cli, flags);
  const job = await followJob(cli, id, {
    after: flags.after ?? 0,
    patienceMs: flags.follow ? undefined : 0,
    onLine(line) {
      progress?.clear();
      write(line);
    },
    onJob: (seen) => flags.follow && seen.status === "PENDING" && progress?.update(whyPending(seen)),
  }).finally(() => progress?.clear());
  if (job.status === "PENDING") output.note(`The job is ${whyPending(job)}`);
  if (flags.follow && hasEnded(job) && job.status !== "SUCCEEDED") {
    throw new CliFault(job.error ?? `The job was ${job.status.toLowerCase()}.`, { code: job.errorCode ?? job.status });
  }
}

async function show(cli: Cli, reference: string): Promise<void> {
  const job = await jobOf(cli, reference);
  cli.output().record(job, [
    ["job", bold(job.id)],
    ["status", status(job.status)],
    ["type", job.type.toLowerCase().replace("_", " ")],
    ["of", job.subjectName],
    ["organization", job.organization?.name],
    ["tags", tags(job.tags)],
    ["by", job.initiator?.username],
    ["daemon", job.daemon?.name],
    ["waits", job.status === "PENDING" ? whyPending(job) : null],
    ["error", job.error],
    ["made", ago(job.createdAt)],
    ["started", ago(job.startedAt)],
    ["ended", ago(job.completedAt)],
  ]);
}

async function cancel(cli: Cli, reference: string): Promise<void> {
  const { id } = await jobOf(cli, reference);
  const { cancelProvisionerJob: changed } = await cli.graph().mutate(cancelJob, { input: { id } });
  done(cli, `The job is ${changed.job.status.toLowerCase()}.`, changed.job);
}

async function retry(cli: Cli, reference: string): Promise<void> {
  const { id } = await jobOf(cli, reference);
  const { retryProvisionerJob: made } = await cli.graph().mutate(retryJob, { input: { id } });
  done(cli, `A new job like it was made: orgplane job logs -f ${made.job.id}`, made.job);
}

export function registerJob(program: Command, cli: Cli): void {
  const job = program
    .command("job")
    .helpGroup(commandGroups.provisioners)
    .description("one job: by its id, or the last of a workspace by its name");
  withExamples(
    job
      .command("logs <job-or-workspace>")
      .description("what its provisioner says")
      .option("-f, --follow", "go on until it has ended; then the exit code says how")
      .option("--after <sequence>", "from the line after this one on", wholeNumber)
      .option("--timestamps", "with the time of each line")
      .action((reference: string, flags: LogFlags) => logs(cli, reference, flags)),
    [
      ["orgplane job logs -f my-space", "the last build of your workspace, as it goes"],
      ["orgplane job logs job_01m… --json | jq -r .output", "one JSON object a line"],
    ],
  );
  job
    .command("show <job-or-workspace>")
    .description("its status, and why it waits or failed")
    .action((reference: string) => show(cli, reference));
  job
    .command("cancel <job-or-workspace>")
    .description("stop it; what it made so far is kept")
    .action((reference: string) => cancel(cli, reference));
  job
    .command("retry <job-or-workspace>")
    .description("do again what failed or was canceled")
    .action((reference: string) => retry(cli, reference));
}
