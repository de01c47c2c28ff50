import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { commandGroups, type Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";
import { exitCodes } from "../../exit-codes.js";
import { applyPlan } from "../../manifests/apply/apply-plan.js";
import type { Outcome } from "../../manifests/apply/outcome.js";
import { secretKeeper } from "../../manifests/apply/secret-files.js";
import type { DesiredState } from "../../manifests/desire/desired-state.js";
import { ReadSurroundings } from "../../manifests/desire/read-surroundings.js";
import { withSecrets } from "../../manifests/desire/sealed-contents.js";
import type { PlanOptions } from "../../manifests/plan/plan-changes.js";
import { faultOfProblems } from "../../manifests/fault-of-problems.js";
import { isSamePlan, readPlanFile, type PlanFile } from "../../manifests/plan/plan-file.js";
import { withExamples } from "../examples.js";
import { confirm } from "./confirm.js";
import {
  addManifestFlags,
  insistOnPlan,
  loadFor,
  optionsOf,
  planFor,
  seconds,
  tellPlan,
  type ManifestFlags,
  type Planned,
} from "./planning.js";
import { tellOutcome } from "./tell-outcome.js";

interface Flags extends ManifestFlags {
  plan?: string;
  yes?: boolean;
  wait: number;
}

interface Intent {
  desired: DesiredState;
  options: PlanOptions;
  /** What somebody has seen already. */
  kept: PlanFile | null;
}

const nowhere = { file: "", line: 1, column: 1 };

async function readKept(cli: Cli, path: string): Promise<Intent> {
  const kept = readPlanFile(await readFile(path, "utf8").catch(() => ""));
  if (!kept) throw new CliFault(`${path} is no plan.`, { code: "USAGE", remedy: "orgplane plan --out makes one." });
  if (kept.endpoint !== cli.graph().endpoint) {
    throw new CliFault(`This plan was made for ${kept.endpoint}.`, { code: "STALE", remedy: "Plan for this one." });
  }
  const around = new ReadSurroundings(cli.environment.variables);
  const desired = withSecrets(kept.desired, (reference) => around.secret(reference, nowhere));
  return { desired, options: kept.options, kept };
}

const stale = (what: string): CliFault =>
  new CliFault(`${what} since the plan was made, and nothing was changed.`, {
    code: "STALE",
    remedy: "Look at a new plan: orgplane plan.",
  });

const intentOf = async (cli: Cli, flags: Flags): Promise<Intent> =>
  flags.plan === undefined
    ? { desired: await loadFor(cli, flags), options: optionsOf(flags), kept: null }
    : readKept(cli, flags.plan);

/** The plan that is applied: the one that was shown, on the state that it was made of. */
async function agreedPlan(cli: Cli, { desired, options, kept }: Intent, isAgreed: boolean): Promise<Planned> {
  const planned = await planFor(cli, desired, options);
  if (kept && !isSamePlan(kept.changes, planned.plan)) throw stale("What is there has changed");
  tellPlan(cli, { ...planned.plan, problems: [] });
  insistOnPlan(planned.plan);
  const { changes } = planned.plan;
  if (isAgreed || changes.length === 0) return planned;
  const deletions = changes.filter(({ action }) => action === "delete").length;
  await confirm(cli, deletions > 0 ? `${String(deletions)} things are deleted.` : "Apply this?");
  const now = await planFor(cli, desired, options);
  if (!isSamePlan(changes, now.plan)) throw stale("What is there has changed");
  return now;
}

function clientSecrets(cli: Cli, { secrets }: DesiredState): (address: string) => string | undefined {
  const around = new ReadSurroundings(cli.environment.variables);
  return (address) => {
    const reference = secrets[address];
    const secret = reference && around.secret(reference, nowhere);
    if (around.faults.length > 0) throw new CliFault(around.faults[0]!.message, { code: "MANIFEST" });
    return secret;
  };
}

async function apply(cli: Cli, desired: DesiredState, { state, plan, waitMs }: Planned & { waitMs: number }) {
  const { keep, toPrint } = secretKeeper(desired);
  const progress = cli.output().progress();
  const secrets = { keep, clientSecret: clientSecrets(cli, desired) };
  let outcome: Outcome | null = null;
  try {
    const onProgress = (done: number, total: number, phase: string): void => progress.count(done, total, phase);
    const { signal } = cli;
    outcome = await applyPlan({ graph: cli.graph(), desired, state, plan, secrets, waitMs, signal, onProgress });
  } finally {
    progress.clear();
    tellOutcome(cli, outcome, toPrint);
  }
  return outcome;
}

async function run(cli: Cli, flags: Flags): Promise<void> {
  const intent = await intentOf(cli, flags);
  const planned = await agreedPlan(cli, intent, flags.yes ?? false);
  const outcome = await apply(cli, intent.desired, { ...planned, waitMs: flags.wait * 1000 });
  if (outcome.waiting.length > 0) cli.endWith(exitCodes.waiting);
  if (outcome.failed.length === 0) return;
  const left = outcome.notBegun.length === 0 ? "" : ` ${String(outcome.notBegun.length)} changes were not begun.`;
  const remedy = `${left} Correct what was refused, and apply again: it goes on from there.`.trim();
  throw faultOfProblems(`${String(outcome.failed.length)} changes failed.`, outcome.failed, { remedy });
}

export function registerApply(program: Command, cli: Cli): void {
  const command = addManifestFlags(program.command("apply"))
    .helpGroup(commandGroups.manifests)
    .description("change what a manifest says is to change, after it was shown and confirmed")
    .option("--plan <file>", "apply a plan that was kept by plan --out, or nothing")
    .option("-y, --yes", "do not ask")
    .option(
      "--wait <seconds>",
      "how long to wait for templates' imports; what still waits then ends with 3",
      seconds,
      60,
    )
    .action((flags: Flags) => run(cli, flags));
  withExamples(command, [
    ["orgplane apply -f organizations/", "show the plan, ask, and do it"],
    ["orgplane apply -f organizations/ --yes --prune", "in CI: unasked, and delete what is no longer named"],
    ["orgplane apply --plan plan.json --yes", "what was looked at, if it still holds"],
  ]);
}
