import { z } from "zod";
import { JobFailure } from "../../jobs/job-failure.js";
import { findProgram } from "./find-program.js";
import { runProgram } from "./run-program.js";

/** The Terraform, or OpenTofu, that a daemon found. */
export interface Terraform {
  file: string;
  version: string;
  /** Does `init` take -json? Older ones do not. */
  hasJsonInit: boolean;
}

const programs = ["terraform", "tofu"];
/** The first with `terraform_data`. */
const oldest = [1, 4] as const;
const usualPatienceMs = 30_000;
const printedVersion = z.object({ terraform_version: z.string() });

export function isRecentEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

interface Question {
  file: string;
  environment: Record<string, string>;
  patienceMs: number;
}

async function outputOf({ file, environment, patienceMs }: Question, args: readonly string[]): Promise<string> {
  const lines: string[] = [];
  await runProgram({
    file,
    args,
    folder: environment["HOME"] ?? ".",
    environment,
    onLine: (line, from) => from === "stdout" && lines.push(line),
    halt: AbortSignal.timeout(patienceMs),
    graceMs: 1_000,
  });
  return lines.join("\n");
}

function versionIn(printed: string): string | null {
  try {
    return printedVersion.parse(JSON.parse(printed)).terraform_version;
  } catch {
    return null;
  }
}

/** Finds `terraform` or `tofu` on the environment's PATH. Throws a JobFailure that names the remedy where it cannot be used. */
export async function locateTerraform(
  environment: Record<string, string>,
  patienceMs = usualPatienceMs,
): Promise<Terraform> {
  const file = await findProgram(programs, environment["PATH"] ?? "");
  const remedy = `install Terraform ${oldest.join(".")} or later, or OpenTofu, where the daemon runs and put it on its PATH`;
  if (!file) throw new JobFailure("TERRAFORM_MISSING", `The daemon found neither terraform nor tofu: ${remedy}.`);
  const question = { file, environment, patienceMs };
  const version = versionIn(await outputOf(question, ["version", "-json"]).catch(() => ""));
  if (!version) throw new JobFailure("TERRAFORM_UNUSABLE", `${file} does not tell its version: ${remedy}.`);
  if (!isRecentEnough(version)) throw new JobFailure("TERRAFORM_TOO_OLD", `${file} is version ${version}: ${remedy}.`);
  const help = await outputOf(question, ["init", "-help"]);
  return { file, version, hasJsonInit: help.includes("-json") };
}
