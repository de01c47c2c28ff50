import { existsSync } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AcquiredJob } from "../../jobs/acquired-job.js";
import type { JobContext } from "../../jobs/executor.js";
import { JobFailure } from "../../jobs/job-failure.js";
import { childEnvironment } from "./child-environment.js";
import { coderEnvironment } from "./coder/coder-environment.js";
import type { InTurn } from "./in-turn.js";
import { locateTerraform, type Terraform } from "./locate-terraform.js";
import { errorOf, readOutputLine, readValidation, type Diagnostic, type ReadLine } from "./read-output.js";
import { runProgram } from "./run-program.js";

export interface TerraformSettings {
  /** Of the daemon's host. */
  environment: Readonly<Record<string, string | undefined>>;
  /** How long an interrupted Terraform may take to save its state. */
  graceMs: number;
  /** Where providers are kept for the next job; the host's own TF_PLUGIN_CACHE_DIR goes before it. */
  pluginCache?: string;
  /** Runs one piece of work after the other: Terraform's cache of plugins is not for two at once. */
  inTurn: InTurn;
  /** How long Terraform may take to tell its version. */
  versionPatienceMs?: number;
}

/** Terraform at work in one job's folder. Commands speak into the job's log and throw a JobFailure where they fail. */
export interface TerraformSession {
  init(): Promise<void>;
  validate(): Promise<void>;
  /** Gives the plan as `show -json` has it. */
  plan(inputs: Record<string, unknown>, options: { destroy: boolean }): Promise<unknown>;
  apply(): Promise<void>;
  /** Base64; undefined where there is none. */
  readState(): Promise<string | undefined>;
}

interface Command {
  stage: string;
  args: readonly string[];
  /** Gets what goes to standard output, instead of the log. */
  collect?: string[];
}

const mostStateBytes = 16 * 1024 * 1024;
const linesOfReason = 5;

/** All that a session keeps is in the job's folder, beside the template and out of its files' reach. */
const filesIn = (folder: string) => ({
  template: join(folder, "template"),
  home: join(folder, "home"),
  temporary: join(folder, "tmp"),
  state: join(folder, "terraform.tfstate"),
  inputs: join(folder, "inputs.tfvars.json"),
  plan: join(folder, "plan"),
});
type Files = ReturnType<typeof filesIn>;

/** Whatever backend the template names, the state is the control plane's to keep. */
const ownBackend = ({ state }: Files): string => JSON.stringify({ terraform: { backend: { local: { path: state } } } });

async function setUp(files: Files, state: AcquiredJob["state"]): Promise<void> {
  await mkdir(files.home);
  await mkdir(files.temporary);
  await writeFile(join(files.template, "orgplane_override.tf.json"), ownBackend(files));
  if (state) await writeFile(files.state, Buffer.from(state, "base64"), { mode: 0o600 });
}

/** A settings file that is not there would be warned of in every job's log. */
function withoutMissingFile(environment: TerraformSettings["environment"]): TerraformSettings["environment"] {
  const { TF_CLI_CONFIG_FILE: file, ...rest } = environment;
  return file && existsSync(file) ? environment : rest;
}

/** Without the second, Terraform uses what is cached only for providers that the template's lock file knows. */
const cacheOf = ({ pluginCache }: TerraformSettings): TerraformSettings["environment"] =>
  pluginCache === undefined
    ? {}
    : { TF_PLUGIN_CACHE_DIR: pluginCache, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1" };

async function readState({ state }: Files): Promise<string | undefined> {
  const found = await stat(state).catch(() => null);
  if (!found) return undefined;
  if (found.size > mostStateBytes) {
    const sentence = `The state has ${String(found.size)} bytes; at most 16 MiB are kept, so the last state that fitted stays.`;
    throw new JobFailure("STATE_TOO_LARGE", sentence);
  }
  return readFile(state, "base64");
}

/** Runs commands of one Terraform in one folder, and says in one sentence why one failed. */
function commandRunner(
  terraform: Terraform,
  { template }: Files,
  more: { context: JobContext; environment: Record<string, string>; graceMs: number },
) {
  const { context, environment, graceMs } = more;
  const speak = (stage: string, { level, output }: ReadLine): void =>
    context.say({ source: "PROVISIONER", level, stage, output });

  return async ({ stage, args, collect }: Command): Promise<void> => {
    const diagnostics: Diagnostic[] = [];
    const last: string[] = [];
    const hear = (line: ReadLine): void => {
      speak(stage, line);
      if (line.diagnostic) diagnostics.push(line.diagnostic);
      if (line.output.trim()) last.splice(0, Math.max(0, last.push(line.output) - linesOfReason));
    };
    const onLine = (line: string, from: "stdout" | "stderr"): void =>
      collect && from === "stdout" ? void collect.push(line) : hear(readOutputLine(line));
    const code = await runProgram({
      file: terraform.file,
      args,
      folder: template,
      environment,
      onLine,
      halt: context.halt,
      graceMs,
    });
    if (code === 0) return;
    if (collect) readValidation(collect.join("\n")).forEach(hear);
    const reason = errorOf(diagnostics) ?? `terraform ${stage} ended with ${String(code)}: ${last.join("\n")}`;
    throw new JobFailure("TERRAFORM_FAILED", reason);
  };
}

/** Unpacked files in, a session out. Throws a JobFailure where this daemon has no Terraform that can be used. */
export async function openSession(
  job: AcquiredJob,
  context: JobContext,
  settings: TerraformSettings,
): Promise<TerraformSession> {
  const files = filesIn(context.folder);
  const host = { ...cacheOf(settings), ...withoutMissingFile(settings.environment) };
  const environment = {
    ...coderEnvironment(job),
    ...childEnvironment(host, files),
  };
  await setUp(files, job.state);
  const terraform = await locateTerraform(environment, settings.versionPatienceMs);
  const run = commandRunner(terraform, files, { context, environment, graceMs: settings.graceMs });
  const usual = ["-input=false", "-no-color"];
  const jsonInit = terraform.hasJsonInit ? ["-json"] : [];
  return {
    init: () => settings.inTurn(() => run({ stage: "init", args: ["init", ...usual, ...jsonInit] })),
    validate: () => run({ stage: "validate", args: ["validate", "-no-color", "-json"], collect: [] }),
    async plan(inputs, { destroy }) {
      await writeFile(files.inputs, JSON.stringify(inputs), { mode: 0o600 });
      const how = ["-json", `-var-file=${files.inputs}`, `-out=${files.plan}`, ...(destroy ? ["-destroy"] : [])];
      await run({ stage: "plan", args: ["plan", ...usual, ...how] });
      const shown: string[] = [];
      await run({ stage: "plan", args: ["show", "-no-color", "-json", files.plan], collect: shown });
      return JSON.parse(shown.join("\n")) as unknown;
    },
    apply: () => run({ stage: "apply", args: ["apply", ...usual, "-json", files.plan] }),
    readState: () => readState(files),
  };
}
