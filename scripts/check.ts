import { spawnSync } from "node:child_process";
import { reports, steps, type Step } from "./checks/steps.js";

/** All that a failing step has to say; nothing where it holds. */
function faultsOf(step: Step): string | null {
  if ("faults" in step) return step.faults().join("\n") || null;
  const { status, stdout, stderr } = spawnSync(process.execPath, step.program, { encoding: "utf8" });
  return status === 0 ? null : `${stdout}${stderr}`.trimEnd() || `${step.program[0]} failed`;
}

/** A fault of the check itself fails its step, not the run. */
function attempt(step: Step): string | null {
  try {
    return faultsOf(step);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function run(step: Step): boolean {
  const startedAt = performance.now();
  const faults = attempt(step);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${faults === null ? "ok    " : "FAILED"} ${step.name.padEnd(26)} ${seconds.padStart(5)} s`);
  if (faults !== null) console.log(faults.replaceAll(/^/gm, "    "));
  return faults === null;
}

/** Runs every step, one after the other, or those that are named; the exit code is 1 where one failed. */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(", ")}; there are: ${steps.map(({ name }) => name).join(", ")}.`);
  process.exitCode = 2;
} else {
  const failed = steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name)).filter((step) => !run(step));
  for (const [title, lines] of wanted.length === 0 ? Object.entries(reports) : []) {
    console.log(`\n${title}: ${lines().length}\n${lines().join("\n")}`);
  }
  if (failed.length > 0) console.log(`\nfailed: ${failed.map(({ name }) => name).join(", ")}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
