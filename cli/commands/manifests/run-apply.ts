import { readFile } from "node:fs/promises";
import type { Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";
import { exitCodes } from "../../exit-codes.js";
import { applyPlan } from "../../manifests/apply/apply-plan.js";
import type { Outcome } from "../../manifests/apply/outcome.js";
import { secretKeeper } from "../../manifests/apply/secret-files.js";
import type { DesiredState } from "../../manifests/desire/desired-state.js";
import { ReadSurroundings } from "../../manifests/desire/read-surroundings.js";
import { withSecrets } from "../../manifests/desire/sealed-contents.js";
import type { Planned } from "../../manifests/plan-manifest.js";
import type { PlanOptions } from "../../manifests/plan/plan-changes.js";
import { faultOfProblems } from "../../manifests/fault-of-problems.js";
import { isSamePlan, readPlanFile, type PlanFile } from "../../manifests/plan/plan-file.js";
import { confirm } from "../kit/confirm.js";
import { insistOnPlan, loadFor, optionsOf, planFor, tellPlan } from "./planning.js";
import type { ManifestFlags } from "./manifest-flags.js";
import { tellOutcome } from "./tell-outcome.js";

export interface ApplyFlags extends ManifestFlags {
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

const intentOf = async (cli: Cli, flags: ApplyFlags): Promise<Intent> =>
  flags.plan === undefined
    ? { desired: await loadFor(cli, flags), options: optionsOf(flags), kept: null }
    : readKept(cli, flags.plan);

/** The plan that is applied: the one that was shown, on the state that it was made of. */
async function agreedPlan(
  cli: Cli,
  { desired, options, kept }: Intent,
  isAgreed: boolean | undefined,
): Promise<Planned> {
  const planned = await planFor(cli, desired, options);
  if (kept && !isSamePlan(kept.changes, planned.plan)) throw stale("What is there has changed");
  tellPlan(cli, { ...planned.plan, problems: [] });
  insistOnPlan(planned.plan);
  const { changes } = planned.plan;
  if (isAgreed || changes.length === 0) return planned;
  const deletions = changes.filter(({ action }) => action === "delete").length;
  await confirm(cli, deletions > 0 ? `Apply this, and delete ${String(deletions)} things?` : "Apply this?", isAgreed);
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

/** `orgplane apply`. */
export async function runApply(cli: Cli, flags: ApplyFlags): Promise<void> {
  const intent = await intentOf(cli, flags);
  const planned = await agreedPlan(cli, intent, flags.yes);
  const outcome = await apply(cli, intent.desired, { ...planned, waitMs: flags.wait * 1000 });
  if (outcome.waiting.length > 0) cli.endWith(exitCodes.waiting);
  if (outcome.failed.length === 0) return;
  const left = outcome.notBegun.length === 0 ? "" : ` ${String(outcome.notBegun.length)} changes were not begun.`;
  const remedy = `${left} Correct what was refused, and apply again: it goes on from there.`.trim();
  throw faultOfProblems(`${String(outcome.failed.length)} changes failed.`, outcome.failed, { remedy });
}
